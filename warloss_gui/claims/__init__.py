"""The domain: who claims which number, what it counts, when, how sure, and what is unclear.

Everything here is a frozen value. Nothing here knows of files, windows or Qt.

- `quantity`, `bounds`: a number as published, and arithmetic that carries bounds through.
- `counts`, `dates`, `sources`, `caveats`: what is counted, when, by whom, and what to beware of.
- `figure`, `statement`, `sheet`: the claims themselves and the sheet that holds them.
- `references`: the rules that span a sheet (ids resolve, nothing is named and never used).
- `comparability`, `derived`: which figures may stand side by side, be added or be divided.
- `wording`: the one place where a figure becomes a sentence.
"""
