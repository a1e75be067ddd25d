"""Tests of the four tabs."""
