"""Tests of what every part of the window stands on."""
