"""The commands that answer in the terminal. None of them needs Qt or a display."""
