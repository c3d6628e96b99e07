"""The deployment: the settings of config.yaml that decide what is said, and the places it serves.

A setting is written once: here where the conversation reads it, in bot.config where only the shell does.
"""

from typing import Annotated, Self

from pydantic import Field, PrivateAttr, StringConstraints

from flows.core.content.guide import Text
from flows.core.content.section import Section
from flows.core.finding.thresholds import Thresholds
from flows.core.places.fluency import FluentRule
from flows.core.places.office_hours import OfficeHours
from flows.core.places.place import Teams


class Deployment(Section):
    """The settings that a conversation reads."""

    run_by: Text = Field(description="The office that answers for the bot, as shown to people.")
    contact: Text = Field(description="How to reach a person of it; follows the word “hỏi” in sentences.")
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9]{3,12}$")] | None = Field(
        None, description="Number at which a person of it is called, digits only, in quotes; on posters and on air."
    )
    journal_months: int = Field(24, ge=1, description="How long facts are kept, months.")
    missed_days: int = Field(30, ge=1, description="How long words that found nothing are kept, days.")
    hidden_under: int = Field(
        5, ge=1, le=5, description="Numbers that fewer people stand behind are hidden outside the team's own view."
    )
    households: FluentRule = Field(default_factory=FluentRule, description="When a household counts as fluent.")
    help: OfficeHours = Field(default_factory=OfficeHours, description="When a person answers who was asked for.")
    finding: Thresholds = Field(default_factory=Thresholds, description="Lines of confidence of the finder.")
    _places: Teams = PrivateAttr(default_factory=Teams)
    _demonstration: bool = PrivateAttr(False)
    _reachable: bool = PrivateAttr(True)

    @property
    def places(self) -> Teams:
        """The places and their teams, from the file of teams."""
        return self._places

    @property
    def demonstration(self) -> bool:
        """Whether all that is kept is made up, which every screen says."""
        return self._demonstration

    @property
    def reachable(self) -> bool:
        """Whether a QR code of this deployment opens on a phone that is not this machine."""
        return self._reachable

    def as_unreachable(self) -> Self:
        """Return the same settings for a deployment without an address."""
        copy = self.model_copy()
        copy._reachable = False
        return copy

    def with_places(self, places: Teams, *, demonstration: bool = False) -> Self:
        """Return the same settings for other places."""
        copy = self.model_copy()
        copy._places, copy._demonstration = places, demonstration
        return copy
