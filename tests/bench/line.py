"""One measured figure beside its limit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """What was measured, in which unit, and the most it may be."""

    name: str
    value: float
    limit: float
    unit: str
    detail: str = ""

    def show(self) -> bool:
        """Print the figure and tell whether it keeps its limit."""
        kept = self.value <= self.limit
        mark = "ok  " if kept else "OVER"
        print(
            f"{mark} {self.name}: {self.value:.2f} {self.unit} (at most {self.limit:g}) {self.detail}",
            flush=True,
        )
        return kept
