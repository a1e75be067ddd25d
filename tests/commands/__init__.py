"""Tests of the commands that answer in the terminal."""
