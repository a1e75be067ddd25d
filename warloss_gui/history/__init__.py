"""Dated totals of one claimant: what was reported when, what changed, and what a change is not.

`series` holds the totals in columns and explains changes, `record` puts the series of one claimant together,
`verification` finds the report that a sheet agrees with, and `differences` compares two versions; the words
for each are beside it. The reader of public records is in `documents`, as all that reads bytes. None of them
knows Qt.
"""
