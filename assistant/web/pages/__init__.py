"""The pages, a module each; how a page is made stands in assistant/web/frame.py."""
