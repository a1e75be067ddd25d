"""One generic table model; a new table is a list of columns, not a class."""
