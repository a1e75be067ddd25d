"""The main window: header, notices, tabs and menus."""
