"""Room: the fields a template may use, each a function of the sheet, registered under its Chinese name."""
