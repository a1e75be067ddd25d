"""Tests of the pictures of claims."""
