"""Small parts of the window, one widget a file. They show what they are given and know no document."""
