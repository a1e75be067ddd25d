"""Tests of the window as a whole."""
