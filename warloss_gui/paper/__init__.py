"""What is drawn to be taken away: pages of a whole sheet, and pictures of a part of it.

Everything is made of strips: a strip has a height and paints itself, so that a page or a picture is nothing
but strips below each other. `pages` and `poster` say which strips there are, `flow` puts them onto pages, and
`pdf` and `images` write files. Nothing asks for the thread of the window, and no widget is made.
"""
