"""A person at a browser without script, for tests: follows links and sends forms as they stand on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

import httpx
from starlette.applications import Starlette

from bot.store import Account
from flows.core.text.fold import fold

BASE = "http://test"


@dataclass
class Form:
    """A form of the page, with the fields that it would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    label: str = ""
    takes_text: bool = False


@dataclass
class Page:
    """A page, as far as a person makes use of it."""

    status: int
    path: str
    html: str
    headers: httpx.Headers
    title: str = ""
    note: str | None = None
    links: dict[str, str] = field(default_factory=dict)  # label: address; those that lead on
    forms: list[Form] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)  # of links and forms, in order

    @property
    def say(self) -> Form:
        return next(form for form in self.forms if form.takes_text)

    def form(self, label: str) -> Form:
        return next(form for form in self.forms if form.label == label)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._form: Form | None = None
        self._within: list[str] = []  # what the text that comes belongs to
        self._href = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "form":
            self._form = Form(given["action"])
        elif tag == "input" and self._form is not None:
            if given.get("type") == "hidden":
                self._form.fields[given["name"]] = given["value"]
            self._form.takes_text |= given.get("name") == "text"
        elif tag in ("h1", "i") or (tag in ("p", "a", "button") and {"note", "button"} & set(classes)):
            self._within.append(tag)
            self._text = self._text if tag == "i" else ""
            self._href = given["href"] if tag == "a" and "go" in classes else self._href if tag == "i" else ""

    def handle_data(self, data: str) -> None:
        if self._within and self._within[-1] != "i":
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            self._page.forms.append(self._form)
            self._form = None
        if not self._within or self._within[-1] != tag:
            return
        self._within.pop()
        text = self._text.strip()
        match tag:
            case "h1":
                self._page.title = text
            case "p":
                self._page.note = text
            case "a" if self._href:
                self._page.links[text] = self._href
                self._page.labels.append(text)
            case "button" if self._form is not None:
                self._form.label = text
                if not self._form.takes_text:
                    self._page.labels.append(text)


def read_page(answer: httpx.Response) -> Page:
    """What an answer shows a person."""
    page = Page(answer.status_code, answer.url.path, answer.text, answer.headers)
    if answer.headers.get("content-type", "").startswith("text/html"):
        _Reader(page).feed(answer.text)
    return page


class Client:
    """One browser with its cookies."""

    def __init__(self, app: Starlette, host: str = "203.0.113.7") -> None:
        transport = httpx.ASGITransport(app, client=(host, 1234))
        self.http = httpx.AsyncClient(transport=transport, base_url=BASE)
        self.page = Page(0, "", "", httpx.Headers())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    @property
    def account(self) -> Account:
        """Who this browser is, once it has sent a form."""
        return Account("web", self.http.cookies["gocua"].rpartition(".")[0])

    @property
    def cookie(self) -> str:
        return f"gocua={self.http.cookies['gocua']}"

    async def open(self, path: str) -> Page:
        return self._read(await self.http.get(path, follow_redirects=True))

    async def post(
        self, action: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send a form and do not follow where it leads."""
        return await self.http.post(action, data=fields, headers={"Origin": BASE} if headers is None else headers)

    async def send(self, form: Form, **more: str) -> Page:
        """Send a form and follow."""
        answer = await self.post(form.action, form.fields | more)
        if answer.status_code == 303:
            return await self.open(answer.headers["location"])
        return self._read(answer)

    async def press(self, wanted: str) -> Page:
        """Press the link or button of this label, or of the first label that begins so."""
        labels = self.page.labels
        exact = [label for label in labels if fold(label) == fold(wanted)]
        label = next(iter(exact or [label for label in labels if fold(label).startswith(fold(wanted))]))
        if label in self.page.links:
            return await self.open(self.page.links[label])
        return await self.send(self.page.form(label))

    async def say(self, text: str) -> Page:
        return await self.send(self.page.say, text=text)

    def _read(self, answer: httpx.Response) -> Page:
        self.page = read_page(answer)
        return self.page
