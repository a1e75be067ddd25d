"""Tests of the dated totals."""
