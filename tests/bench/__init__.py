"""Measurements that a reader can repeat: `make bench`. Ratios are of pairs measured in one run."""
