"""The tests mirror the package: one file for each module."""

from hypothesis import HealthCheck, settings

# No test passes or fails by how fast the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
