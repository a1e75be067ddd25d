"""Tests that a document of format 1 keeps its meaning, whatever formats come after it.

- `article.json`, `other-claimants.json`: the sheets that came with version 0.1.0, as they were.
- `made`: two hundred made-up sheets of that format, which between them say all that it can say.
- `terms`, `lots`: the closed terms of the format, and the lots by which `made` draws them.
- `said`: what the program makes of a sheet, in words.
- `texts.txt`: what version 0.1.0 made of them. It is kept, never made anew.
"""
