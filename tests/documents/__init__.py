"""Tests of the documents: `reference` finds places naively, `samples` holds what many tests read."""
