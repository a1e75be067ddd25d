"""Tests of what a reader has chosen."""
