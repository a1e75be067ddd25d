"""The kiosk: a display on a wall that shows the sheet page by page, and that visitors may touch."""
