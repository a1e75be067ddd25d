"""The four tabs. Each shows one part of a sheet and none knows another."""
