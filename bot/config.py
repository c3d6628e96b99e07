"""The settings of one deployment: `config.yaml` (no secrets) and the environment (secrets and what the host gives).

They are read once, at the start, into frozen values. Whatever is unknown, missing or wrong stops the start; all of it
is listed. A setting is written once: here, or in flows.core.places.deployment where the conversation reads it.
"""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.guides.model_errors import build_model
from bot.guides.strict_yaml import read_yaml
from bot.public_address import BotName, PublicAddress
from bot.server.networks import LOCAL_PROXIES, read_networks
from bot.teams_file import read_teams
from flows.core.content.guide import Target, Text
from flows.core.content.issue import Issue
from flows.core.content.section import Section
from flows.core.places.deployment import Deployment

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{3,12}$")]


def _check_networks(text: str) -> str:
    read_networks(text)
    return text


def _unquote(text: object) -> object:
    """Take off what an env-file or a paste may leave around a value."""
    return text.strip().strip("\"'").strip() if isinstance(text, str) else text


Plain = Annotated[str | None, BeforeValidator(_unquote)]
Proxies = Annotated[str, AfterValidator(_check_networks)]

COOKIE_KEY_FILE = "web-secret"  # next to the database, where the environment has none


class ConfigBroken(Exception):
    """config.yaml cannot be used; the issues say why, each with its line."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = issues


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
    """How much one person, and one address of the web, may do before the bot asks for patience."""

    burst: int = Field(15, ge=1, description="Events of one person at once.")
    per_second: float = Field(1.0, gt=0, description="Events of one person a second in the long run.")
    newcomers: int = Field(300, ge=1, description="First presses from one address of the web at once: a room, a class.")
    newcomers_per_second: float = Field(2.0, gt=0, description="First presses from one address a second.")
    requests: int = Field(2000, ge=1, description="Requests from one address at once, of all who are behind it.")
    requests_per_second: float = Field(60.0, gt=0, description="Requests from one address a second.")
    papers: int = Field(20, ge=1, description="Papers to print from one address at once.")
    papers_per_second: float = Field(0.2, gt=0, description="Papers to print from one address a second.")


class Voice(Section):
    """Whether and how voice messages are listened to (docs/voice.md)."""

    command: tuple[Text, ...] = Field(
        (), description="Program that reads a sound and prints its words; none: voices are not listened to."
    )
    max_bytes: int = Field(1_000_000, ge=1_000, description="Longest voice, bytes: a minute is about 250,000.")
    patience_s: float = Field(45, gt=0, description="How long until the words must be there, seconds.")
    at_once: int = Field(1, ge=1, description="Voices listened to at the same time.")


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

    def trusts_domain(self, name: str) -> bool:
        """Return whether a host may be named."""
        parents = {".".join(name.split(".")[n:]) for n in range(name.count(".") + 1)}
        return bool(parents & set(self.domains)) and not parents & set(self.distrusted)

    def trusts_phone(self, number: str) -> bool:
        """Return whether a hotline may be named."""
        return any(phone.number == number for phone in self.phones)


class Config(Deployment):
    """The whole of config.yaml: the settings that the conversation reads, and those of the shell."""

    address: PublicAddress | None = Field(
        None, description="Public address of the web channel, https://…; for links and QR codes."
    )
    telegram_bot: BotName | None = Field(
        None, description="User name of the Telegram bot without @, for links and QR codes on paper."
    )
    syllables_per_minute: int = Field(160, ge=60, le=300, description="How fast the radio script is read.")
    guides: Path = Field(Path("guides"), description="Folder of the guides, from where config.yaml stands.")
    teams: Path | None = Field(None, description="File of places and teams, from where config.yaml stands.")
    writing: Writing = Field(default_factory=Writing, description="Limits for whoever writes guides.")
    flood: Flood = Field(default_factory=Flood, description="Patience with fast fingers.")
    voice: Voice = Field(
        default_factory=lambda: Voice.model_validate({}), description="Whether voice messages are listened to."
    )
    trusted: Trusted = Field(description="The only places that a guide may name.")


class Environment(BaseSettings):
    """What the environment gives. Secrets are never shown."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    telegram_token: Plain = Field(None, repr=False, description="Token from @BotFather. Without it the web runs alone.")
    telegram_api_base: str = Field("https://api.telegram.org/bot", description="Bot API; the token is appended.")
    webhook_url: str | None = Field(None, description="https address that Telegram calls. Without it, the bot polls.")
    webhook_secret: Plain = Field(None, repr=False, description="32-256 of A-Z a-z 0-9 _ -; needed with WEBHOOK_URL.")
    database_url: str = Field("sqlite:///data/gocua.db", description="Where the store is: sqlite:///PATH.")
    host: str = Field("127.0.0.1", description="Address that the web listens on; 0.0.0.0 behind a proxy or on a host.")
    port: int = Field(8000, ge=0, le=65535, description="Port that the web listens on.")
    trusted_proxies: Proxies = Field(
        LOCAL_PROXIES,
        description="Addresses and networks, by comma, of proxies whose X-Forwarded-For and -Proto are believed.",
    )
    web_secret: Plain = Field(
        None,
        min_length=32,
        repr=False,
        description="Signs cookies, 32 characters or more. Without it one is made and kept in the data folder.",
    )
    metrics_token: Plain = Field(
        None,
        min_length=32,
        repr=False,
        description="Token that Prometheus brings for /metrics, 32 characters or more. Without it there is none.",
    )
    admins: str = Field("", description="Who is shown issues: accounts by comma, as in telegram:123456.")


def load_config(path: Path, guides: Path | None = None) -> Config:
    """Read config.yaml; guides: a folder to take the place of its own. Raises ConfigBroken with every issue in it."""
    document = read_yaml(path, path.name)
    config = build_model(document, Config, document.data)
    if config is None:
        raise ConfigBroken(document.issues)
    config = config.model_copy(update={"guides": guides or path.parent / config.guides})
    if config.teams is not None:
        teams, issues = read_teams(path.parent / config.teams)
        if issues:
            raise ConfigBroken(issues)
        config = config.with_places(teams)
    if guides is None and not config.guides.is_dir():
        what = f"không có thư mục {config.guides}"
        raise ConfigBroken([document.issue(("guides",), "guides-folder", what, "sửa lại đường dẫn tới thư mục bài")])
    return config
