"""Documents in the shape of either template, and one in another shape, all in our own words."""

from pathlib import Path

FULL, REPORT, FOREIGN = (
    (Path(__file__).parent / f"{name}.md").read_text(encoding="utf-8") for name in ("full", "report", "foreign")
)
