"""Start the web page: ``python app.py`` (the same as ``assistant web``)."""

from assistant.cli import main

if __name__ == "__main__":
    main(["web"])
