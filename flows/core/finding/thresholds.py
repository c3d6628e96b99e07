"""Thresholds: how sure the finder must be before a guide is opened or offered, or a problem recognised."""

from pydantic import Field

from flows.core.content.section import Section


class Thresholds(Section):
    """Lines of confidence of the finder, 0 to 1."""

    sure: float = Field(0.5, ge=0, le=1, description="From here on, the guide is opened at once.")
    maybe: float = Field(0.12, ge=0, le=1, description="Below it, a guide is not offered.")
    problem_sure: float = Field(
        0.5, ge=0, le=1, description="From here on, words typed at a step are one of its problems."
    )
