"""What a reader has chosen, and the themes to choose from. Pure: nothing here knows of Qt.

- `preferences`: the choices and the session, as a schema, read and saved whole.
- `themes`: colours, sizes and spacing as checked data.
"""
