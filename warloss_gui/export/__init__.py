"""A sheet as it leaves the program: in words, tables and files that keep what makes a number honest.

`handout` says what is exported, with numbered notes and sources; each other module writes it in one format.
Nothing here draws: the formats with pictures are written by `paper`, which takes its words from here.
"""
