"""Pages: a screen drawn as HTML, with what its links and forms carry along."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, assert_never
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.web import jsonld
from bot.channels.web.assets import Assets, find_preview_url, make_paper_url, make_picture_url, make_step_picture_url
from bot.channels.web.csrf import FormTicket
from bot.channels.web.inbox import NOTHING_UNREAD, Unread
from bot.channels.web.site import Site
from bot.public_address import is_this_machine
from flows.core.address import HOME, Address, spell_share_token
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.screen import Button, Chapter, Chart, Code, Do, Drawing, Go, Link, Photo, Screen, Share
from flows.core.text.richtext import link_phones, to_plain, to_web

_INDEXED = frozenset({"home", "topic", "guide", "about", "term"})  # all others show one person's or a team's things
_DESCRIPTION_MAX_CHARS = 200
_STEP_SIZE = (360, 440)  # pixels of a step's picture
_REFRESH_S = 30  # of a live page without script: what is being typed there is lost by it
_WALL_REFRESH_S = 5  # of a page that is only looked at


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is drawn with besides its screen."""

    library: Library
    ticket: FormTicket
    public: str  # what links for others begin with: the public address
    via: str | None = None  # share code that this page's links and forms carry on
    again: Mapping[str, str] | None = None  # fields of a form that was not taken, to be sent again as they are
    again_to: str = "/act"
    known: bool = False  # somebody with a cookie, so no search engine
    indexed: bool = True  # whether it is a page worth finding: not an error page
    waits: Unread = NOTHING_UNREAD  # what waits for this person
    live: str | None = None  # where a live page hears of changes


@dataclass(frozen=True, slots=True)
class DrawnButton:
    """A button, ready for the template."""

    kind: Literal["go", "do", "link", "share"]
    label: str
    icon: str = ""
    main: bool = False
    lead: bool = False  # the main one where it comes first and has a row to itself
    grave: bool = False
    number: int | None = None  # what may be typed for it, from 1
    href: str = ""
    act: str = ""  # `verb:token`
    event: str = ""
    domain: str = ""  # where a link leads to
    text: str = ""  # the sentence that goes with a shared link
    telegram_share: str = ""
    telegram_open: str = ""
    zalo_share: str = ""
    local: bool = False  # whether it leads others to their own machine, not here


@dataclass(frozen=True, slots=True)
class DrawnImage:
    """A picture, ready for the template."""

    url: str
    alt: str
    look: Literal["step", "code", "board", "report"]
    size: tuple[int, int] | None  # pixels, where it is known before it is drawn


@dataclass(frozen=True, slots=True)
class DrawnChapter:
    """A part of a long screen, ready for the template."""

    title: str
    body: Markup
    image: DrawnImage | None
    aside: str
    aside_body: Markup


class Pages:
    """Draws pages. Everything about a deployment that does not change is here."""

    def __init__(self, site: Site, assets: Assets) -> None:
        self._site = site
        self._assets = assets
        loader = PackageLoader("bot.channels.web")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._page = self._templates.get_template("page.html")

    def draw(self, screen: Screen, frame: Frame) -> str:
        """Draw the whole page of a screen."""
        library, language = frame.library, screen.language
        guide = jsonld.find_guide(screen.address, library, language)

        def say(id: str, **values: str) -> str:
            return library.sentences.say(language, id, **values)

        image, rows = self._image(screen), list(self._rows(screen, frame))
        wall = frame.live is not None and image is not None and image.look == "board"
        return self._page.render(
            screen=screen,
            say=say,
            assets=self._assets.urls,
            link=_link,
            body=Markup(to_web(screen.body)),  # noqa: S704 (to_web escapes every character of the text)
            chapters=[self._chapter(chapter, language) for chapter in screen.chapters],
            rows=rows,
            picture_below=bool(rows) and not rows[0][0].lead,
            at=screen.address.token,
            asks_first=screen.address == HOME,
            via=frame.via,
            ticket=frame.ticket,
            again=frame.again,
            again_to=frame.again_to,
            picture=image,
            wall=wall,
            live=frame.live,
            refresh_s=_WALL_REFRESH_S if wall else _REFRESH_S,
            waits=frame.waits,
            paper=make_paper_url(screen.sheet, frame.via) if screen.sheet else None,
            run_by=library.deployment.run_by,
            canonical=frame.public + screen.address.path,
            preview=find_preview_url(screen, guide, library, self._site.files.pictures),
            public=frame.public,
            indexed=frame.indexed and screen.address.flow in _INDEXED and "consent" not in screen.address.ids,
            description=_description(guide.summary if guide else screen.body),
            how_to=self._how_to(guide, frame, language),
        )

    def _chapter(self, chapter: Chapter, language: str) -> DrawnChapter:
        image = None
        if chapter.picture is not None and chapter.step is not None:
            url = make_step_picture_url(chapter.picture, chapter.step, language, self._site.files.pictures)
            image = DrawnImage(url, chapter.picture.alt, "step", _STEP_SIZE)
        body, aside = Markup(to_web(chapter.body)), Markup(to_web(chapter.aside_body))  # noqa: S704 (escaped by to_web)
        return DrawnChapter(chapter.title, body, image, chapter.aside, aside)

    def _image(self, screen: Screen) -> DrawnImage | None:
        picture = screen.picture
        if picture is None or screen.figures is not None:  # a table says it better
            return None
        url = make_picture_url(screen, self._site.files.pictures)
        match picture:
            case Chart(template, _, alt, _):
                return DrawnImage(url, alt, template, (1920, 1080) if template == "board" else None)
            case Code():
                return DrawnImage(url, picture.alt, "code", None)
            case Photo() | Drawing():
                return DrawnImage(url, picture.alt, "step", _STEP_SIZE)
            case _:
                assert_never(picture)

    def _how_to(self, guide: Guide | None, frame: Frame, language: str) -> Markup | None:
        if guide is None or not frame.indexed or frame.known:
            return None
        return Markup(jsonld.write_how_to(guide, frame.public, language))  # noqa: S704 (how_to escapes what HTML would read)

    def _rows(self, screen: Screen, frame: Frame) -> Iterator[list[DrawnButton]]:
        number = 0
        for index, row in enumerate(screen.rows):
            shown = []
            for button in row:
                counts = isinstance(button, Go) or (isinstance(button, Do) and not button.aside)
                number += counts
                shown.append(self._shown(button, number if counts else None, frame))
            if index == 0 and len(shown) == 1 and shown[0].main:
                shown = [replace(shown[0], lead=True)]
            yield shown

    def _shown(self, button: Button, number: int | None, frame: Frame) -> DrawnButton:
        match button:
            case Go(label, address, main):
                return DrawnButton("go", label, button.icon, main, number=number, href=_href(address, frame.via))
            case Do(label, act, main, grave):
                event = frame.ticket.next_event()
                return DrawnButton("do", label, "", main, number=number, act=act.data, event=event, grave=grave)
            case Link(label, url):
                return DrawnButton("link", label, href=url, domain=urlsplit(url).netloc)
            case Share():
                return self._shared(button, frame)
            case _:
                assert_never(button)

    def _shared(self, button: Share, frame: Frame) -> DrawnButton:
        url = frame.public + _href(button.address, button.via)
        zalo = b64encode(json.dumps({"url": url}).encode()).decode()
        bot = self._site.bot_name()
        return DrawnButton(
            "share",
            button.label,
            href=url,
            text=button.text,
            telegram_share="https://t.me/share/url?" + urlencode({"url": url, "text": button.text}, quote_via=quote),
            zalo_share="https://button-share.zalo.me/share_external?" + urlencode({"d": zalo}),
            local=is_this_machine(urlsplit(frame.public).hostname or ""),
            telegram_open=f"https://t.me/{bot}?start={spell_share_token(button.address, button.via)}" if bot else "",
        )


def _link(text: str) -> Markup:
    """Write a plain text whose phone numbers can be pressed."""
    return Markup(link_phones(text))  # noqa: S704 (it escapes every character of the text)


def _href(address: Address, via: str | None) -> str:
    return f"{address.path}?via={via}" if via else address.path


def _description(markdown: str) -> str:
    """Write one line about a page, for search engines and link previews."""
    words = " ".join(to_plain(markdown).split())
    return words if len(words) <= _DESCRIPTION_MAX_CHARS else words[: _DESCRIPTION_MAX_CHARS - 1] + "…"
