"""Tests of the one table model and of its columns."""
