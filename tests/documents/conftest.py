"""What every test of the documents stands on."""

from tests.claims.conftest import english

__all__ = ["english"]
