"""The components of the pages: card, row list, marked paper, range bar, source pane, form.

Each module draws one shape as ``markupsafe.Markup``. Text given as plain ``str`` is always escaped; only Markup made by
these modules goes through as it is. ``Part`` is the component that shows such markup and hands clicks back.
"""
