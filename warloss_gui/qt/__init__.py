"""What every part of the window stands on: background tasks, the open sheet, errors, theme, plain text."""
