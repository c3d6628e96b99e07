"""Settings of one deployment: `config.yaml` (no secrets) and the environment (secrets and what the host gives).

Read once, at the start, into frozen values. What is unknown, missing or wrong stops the start, all of it listed.
"""

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.guides.model_errors import model
from bot.guides.strict_yaml import read
from bot.teams_file import read_teams
from flows.core.content.guide import Skill, Target, Text
from flows.core.content.issue import Issue
from flows.core.places.place import Teams

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{3,12}$")]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class ConfigBroken(Exception):
    """config.yaml cannot be used; the issues say why, each with its line."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = issues


class Section(BaseModel):
    """A part of config.yaml: frozen, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Section):
    """Lines of confidence of the finder, 0 to 1."""

    sure: float = Field(0.5, ge=0, le=1, description="From here on, the guide is opened at once.")
    maybe: float = Field(0.12, ge=0, le=1, description="Below it, a guide is not offered.")
    problem_sure: float = Field(
        0.5, ge=0, le=1, description="From here on, words typed at a step are one of its problems."
    )


class Writing(Section):
    """Limits for whoever writes guides."""

    step_max_chars: int = Field(320, ge=50, le=1000, description="Longest text of a step, characters: one action.")
    line_max_chars: int = Field(160, ge=40, le=400, description="Longest title, summary, warning, characters.")
    remedy_max_chars: int = Field(400, ge=50, le=1000, description="Longest remedy of a problem, characters.")
    label_max_chars: int = Field(36, ge=10, le=64, description="Longest button, characters: readable on a small phone.")
    sentence_max_syllables: int = Field(30, ge=10, le=80, description="Longest sentence, syllables.")
    officialese: dict[str, Text] = Field(
        default_factory=dict, description="Words of offices, in small letters, each with what to say in its place."
    )
    names: tuple[Text, ...] = Field((), description="Abbreviations that everybody knows as a name.")
    review_after_days: int = Field(180, ge=1, description="A guide checked longer ago is stale, days.")


class Flood(Section):
    """How much one person may press and type before the bot asks for patience."""

    burst: int = Field(15, ge=1, description="Events at once.")
    per_second: float = Field(1.0, gt=0, description="Events a second in the long run.")


class Voice(Section):
    """Whether and how voice messages are listened to (docs/voice.md)."""

    command: tuple[Text, ...] = Field(
        (), description="Program that reads a sound and prints its words; none: voices are not listened to."
    )
    max_bytes: int = Field(1_000_000, ge=1_000, description="Longest voice, bytes: a minute is about 250,000.")
    patience_s: float = Field(45, gt=0, description="How long until the words must be there, seconds.")
    at_once: int = Field(1, ge=1, description="Voices listened to at the same time.")


class Households(Section):
    """When a household counts as fluent: by guides finished alone, never by what somebody helped with or said."""

    fluent: dict[Skill, Annotated[int, Field(ge=1, le=9)]] = Field(
        {"eid": 1, "portal": 1, "pay": 1},
        min_length=1,
        description="How many different guides of each skill (`counts_as`) must have been finished alone.",
    )
    one_person: bool = Field(True, description="Whether one and the same person must have finished them all.")


class Help(Section):
    """When a person answers who was asked for, and how long one may wait."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        (1, 2, 3, 4, 5, 6), min_length=1, description="Days of the week; 1 is Monday."
    )
    begin: Hour = Field("07:30", description="From when, HH:MM in Việt Nam.")
    end: Hour = Field("17:00", description="Until when.")
    patience_minutes: int = Field(
        30, ge=1, description="Minutes of office time after which a wish that nobody took goes to the next level."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.begin >= self.end:
            raise ValueError("begin phải trước end")
        return self


class Phone(Section):
    """A hotline."""

    number: Digits = Field(description="Digits only, in quotes.")
    whose: Text = Field(description="Whose number it is, in Vietnamese.")


class Trusted(Section):
    """The only places that a guide may name. Nobody is sent anywhere else."""

    domains: tuple[Text, ...] = Field(description="Domains with all that is below them.")
    distrusted: tuple[Text, ...] = Field(
        (), description="Domains that are refused although they are below a trusted one."
    )
    apps: tuple[Target, ...] = Field(description="`android:<package>` and `ios:<number>`.")
    phones: tuple[Phone, ...] = Field(description="Hotlines.")

    def domain(self, name: str) -> bool:
        """Whether a host may be named."""
        parents = {".".join(name.split(".")[n:]) for n in range(name.count(".") + 1)}
        return bool(parents & set(self.domains)) and not parents & set(self.distrusted)

    def phone(self, number: str) -> bool:
        return any(phone.number == number for phone in self.phones)


class Config(Section):
    """The whole of config.yaml."""

    run_by: Text = Field(description="The office that answers for the bot, as shown to people.")
    contact: Text = Field(description="How to reach a person of it; follows the word “hỏi” in sentences.")
    journal_months: int = Field(24, ge=1, description="How long facts are kept, months.")
    missed_days: int = Field(30, ge=1, description="How long words that found nothing are kept, days.")
    address: Text | None = Field(
        None, description="Public address of the web channel, https://…; for links and QR codes."
    )
    telegram_bot: Text | None = Field(
        None, description="User name of the Telegram bot without @, for links and QR codes on paper."
    )
    syllables_per_minute: int = Field(160, ge=60, le=300, description="How fast the radio script is read.")
    guides: Path = Field(Path("guides"), description="Folder of the guides, from where config.yaml stands.")
    teams: Path | None = Field(None, description="File of places and teams, from where config.yaml stands.")
    hidden_under: int = Field(
        5, ge=1, le=5, description="Numbers that fewer people stand behind are hidden outside the team's own view."
    )
    households: Households = Field(
        default_factory=lambda: Households.model_validate({}), description="When a household counts as fluent."
    )
    help: Help = Field(
        default_factory=lambda: Help.model_validate({}), description="When a person answers who was asked for."
    )
    finding: Finding = Field(default_factory=Finding, description="Lines of confidence of the finder.")
    writing: Writing = Field(default_factory=Writing, description="Limits for whoever writes guides.")
    flood: Flood = Field(default_factory=Flood, description="Patience with fast fingers.")
    voice: Voice = Field(
        default_factory=lambda: Voice.model_validate({}), description="Whether voice messages are listened to."
    )
    trusted: Trusted = Field(description="The only places that a guide may name.")
    _places: Teams = PrivateAttr(default_factory=Teams)
    _demonstration: bool = PrivateAttr(False)

    @property
    def places(self) -> Teams:
        """What the file of teams says."""
        return self._places

    @property
    def demonstration(self) -> bool:
        """Whether all that is kept was made up."""
        return self._demonstration

    def as_demonstration(self, places: Teams) -> Self:
        """The settings for a database of made-up people at these places."""
        copy = self.model_copy()
        copy._places, copy._demonstration = places, True
        return copy


class Environment(BaseSettings):
    """What the environment gives. Secrets are never shown."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    telegram_token: str | None = Field(
        None, repr=False, description="Token from @BotFather. Without it the web runs alone."
    )
    telegram_api_base: str = Field("https://api.telegram.org/bot", description="Bot API; the token is appended.")
    webhook_url: str | None = Field(None, description="https address that Telegram calls. Without it, the bot polls.")
    webhook_secret: str | None = Field(
        None, repr=False, description="1-256 of A-Z a-z 0-9 _ -; needed with WEBHOOK_URL."
    )
    database_url: str = Field("sqlite:///data/gocua.db", description="Where the store is: sqlite:///PATH.")
    host: str = Field("127.0.0.1", description="Address that the web listens on; 0.0.0.0 behind a proxy or on a host.")
    port: int = Field(8000, ge=0, le=65535, description="Port that the web listens on.")
    web_secret: str | None = Field(
        None, repr=False, description="Signs cookies. Without it one is made and kept in the data folder."
    )
    admins: str = Field("", description="Who is shown issues: accounts by comma, as in telegram:123456.")


def load_config(path: Path) -> Config:
    """Read config.yaml. Raises ConfigBroken with every slip in it."""
    document = read(path, path.name)
    config = None if document.issues else model(document, Config, document.data)
    if config is None:
        raise ConfigBroken(document.issues)
    config = config.model_copy(update={"guides": path.parent / config.guides})
    if config.teams is not None:
        teams, issues = read_teams(path.parent / config.teams)
        if issues:
            raise ConfigBroken(issues)
        config._places = teams
    return config
