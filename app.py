"""Start the web page: ``python app.py``."""

from assistant.web import launch

if __name__ == "__main__":
    launch()
