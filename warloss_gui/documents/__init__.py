"""Documents: bytes in, a fact sheet or its problems out, and no other way to get one.

`reader` runs these steps, each of which can refuse the document with a place and a remedy:

1. `structure`: size, encoding, depth and number of values, measured before anything is built.
2. `parsing`: JSON, with repeated keys and numbers outside the standard refused.
3. `texts`: characters that cannot be seen, or that turn the writing around.
4. `migrations`: an older format is brought up to date.
5. The model of `claims`, item by item; `messages` says what it found in plain words.

`position` finds lines and columns, and only for documents that have problems.
"""
