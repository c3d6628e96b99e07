"""People of the week: each at a phone or a browser of their own, who see labels and press them, follow links and codes,
type and send. What they do may be cut short by the end of the program, and is then done again as they would.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from html import unescape
from typing import Any, Protocol, cast
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette

from bot.store import Account
from flows.core.address import Act, Address, read_data, read_path, read_token
from flows.core.text.fold import fold
from tests.fakes.botapi import Phone
from tests.fakes.botapi.screen import Screen
from tests.harness.web_client import BASE, Client
from tests.week.stage import Stage

SEEN = 3  # messages that somebody has before their eyes
_SHARE = "https://t.me/share/url"


class Player(Protocol):
    """Somebody, on whatever channel."""

    @property
    def account(self) -> Account: ...

    @property
    def known(self) -> bool:
        """Whether they have done anything yet."""

    @property
    def labels(self) -> list[str]:
        """What may be pressed, in order."""

    @property
    def text(self) -> str:
        """What there is to read."""

    async def press(self, label: str) -> None: ...

    async def follow(self, links: Sequence[str]) -> None:
        """Open the one of these links that is for their channel."""

    async def say(self, text: str) -> None: ...

    async def send(self, kind: str, caption: str) -> None: ...

    async def leave(self) -> None:
        """Put it away."""

    async def picture(self) -> bytes:
        """The picture on the screen."""

    async def paper(self) -> bytes:
        """The file that is handed out."""

    def shared(self) -> list[str]:
        """Where the button leads that hands something on."""


def found(wanted: str, labels: Sequence[str]) -> str:
    """The label that is meant: the same, or the first that begins so."""
    exact = [label for label in labels if fold(label) == fold(wanted)]
    near = [label for label in labels if fold(label).startswith(fold(wanted))]
    assert exact or near, f"no “{wanted}” among {list(labels)}"
    return (exact or near)[0]


def kind_of(data: str | None) -> str:
    """What kind of act a button's data is."""
    read = read_data(data or "")
    return f"{read.verb}:{read.address.flow}" if isinstance(read, Act) else _kind("go", read)


def _kind(what: str, address: Address | None) -> str:
    return f"{what}:{address.flow if address else '?'}"


class OnTelegram:
    """Somebody at a phone."""

    def __init__(self, stage: Stage, number: int) -> None:
        self._stage, self.phone = stage, Phone(stage.api, number)
        self.account = Account("telegram", str(number))
        self.known = True

    @property
    def _card(self) -> Screen:
        """The newest message that has buttons."""
        return next(screen for screen in reversed(self.phone.history) if screen.rows)

    @property
    def labels(self) -> list[str]:
        try:
            return self._card.buttons
        except LookupError:  # they have not written yet
            return []

    @property
    def text(self) -> str:
        return "\n".join(screen.text for screen in self.phone.history[-SEEN:])

    async def press(self, label: str) -> None:
        card = self._card
        label = found(label, card.buttons)
        await self._does(kind_of(card.button(label).data), lambda: self.phone.press(label, message=card))

    async def follow(self, links: Sequence[str]) -> None:
        (link,) = [link for link in links if urlsplit(link).netloc == "t.me"]
        (payload,) = parse_qs(urlsplit(link).query)["start"]
        read = read_token(payload)
        await self._does(_kind("arrive", read.address if read else None), lambda: self.phone.open(payload))

    async def say(self, text: str) -> None:
        place = (await self._stage.person(self.account)).here
        await self._does(_kind("say", place), lambda: self.phone.say(text))

    async def send(self, kind: str, caption: str) -> None:
        await self._does(f"send {kind}", lambda: self.phone.send(kind, caption=caption))

    async def leave(self) -> None:
        pass

    async def picture(self) -> bytes:
        return self._file("photo")

    async def paper(self) -> bytes:
        return self._file("document")

    def shared(self) -> list[str]:
        (link,) = [url for url in self._card.links.values() if url.startswith(_SHARE)]
        return parse_qs(urlsplit(link).query)["url"]

    def _file(self, kind: str) -> bytes:
        messages = [message for message in self.phone.chat.messages.values() if message.sender.is_bot]
        shown = [message.media for message in messages[-SEEN:] if message.media and message.media.kind == kind]
        return self._stage.api.world.uploaded[shown[-1].file_id]

    async def inline(self, words: str) -> list[str]:
        """Where the first card leads that is offered for words behind the bot's name, in any chat."""
        offered: list[dict[str, Any]] = []

        async def deed() -> None:
            offered[:] = await self.phone.inline(words)

        await self._stage.through("inline", deed)
        return [button["url"] for row in offered[0]["reply_markup"]["inline_keyboard"] for button in row]

    async def say_in(self, place: str, words: str) -> list[str]:
        """Where the links lead that a team's group is answered with."""
        phone = self._stage.groups[place].member(self.phone.user.id)

        async def deed() -> None:
            await phone.say(words)
            await phone.wait_answer()

        await self._stage.through("group", deed)
        return list(phone.screen.links.values())

    async def _does(self, kind: str, send: Callable[[], Awaitable[object]]) -> None:
        """Send an update; Telegram brings it as often as it takes."""
        sent: list[object] = []

        async def deed() -> None:
            if not sent:
                sent.append(await send())

        await self._stage.through(kind, deed)


class OnTheWeb:
    """Somebody at a browser without script."""

    def __init__(self, stage: Stage, number: int) -> None:
        self._stage = stage
        self.client = Client(cast(Starlette, stage), f"203.0.113.{number}")

    @property
    def account(self) -> Account:
        return self.client.account

    @property
    def known(self) -> bool:
        return "gocua" in self.client.http.cookies

    @property
    def labels(self) -> list[str]:
        return [*self._news, *self.client.page.labels]

    @property
    def _news(self) -> dict[str, str]:
        """What they are told of above the page: titles, and where each leads."""
        told = re.findall(
            r'<p><b>Có tin cho bà con:</b> <a class="go" href="([^"]+)">([^<]+)</a>', self.client.page.html
        )
        return {unescape(title): path for path, title in told}

    @property
    def text(self) -> str:
        body = self.client.page.html.partition('<main id="talk">')[2].partition("</main>")[0]
        return unescape(re.sub(r"<[^>]*>", "", body))

    async def press(self, label: str) -> None:
        page = self.client.page
        label = found(label, self.labels)
        if path := self._news.get(label) or page.links.get(label):
            await self._open(path, "go")
            return
        form = page.form(label)
        await self._stage.through(kind_of(form.fields.get("do")), lambda: self.client.send(form))

    async def follow(self, links: Sequence[str]) -> None:
        (link,) = [link for link in links if link.startswith(BASE)]
        await self._open(link.removeprefix(BASE), "arrive")

    async def say(self, text: str) -> None:
        form = self.client.page.say
        await self._stage.through(
            _kind("say", read_path(self.client.page.path)), lambda: self.client.send(form, text=text)
        )

    async def send(self, kind: str, caption: str) -> None:
        raise AssertionError("a browser sends words only")

    async def leave(self) -> None:
        await self.client.http.aclose()

    async def picture(self) -> bytes:
        return await self._fetched(r'<img class="picture[^"]*" src="([^"]+)"')

    async def paper(self) -> bytes:
        return await self._fetched(r'href="(/paper/[^"]+)"')

    def shared(self) -> list[str]:
        return [unescape(link) for link in re.findall(r'data-url="([^"]+)"', self.client.page.html)]

    async def _open(self, path: str, what: str) -> None:
        address = read_path(urlsplit(path).path)
        await self._stage.through(_kind(what, address), lambda: self.client.open(path))

    async def _fetched(self, pattern: str) -> bytes:
        (path,) = re.findall(pattern, self.client.page.html)
        answer = await self.client.http.get(unescape(path))
        assert answer.status_code == 200, path
        return answer.content


def player(stage: Stage, channel: str, number: int) -> Player:
    """Somebody new, on a channel; number: what tells them from others there."""
    made: dict[str, Any] = {"telegram": OnTelegram, "web": OnTheWeb}
    return cast(Player, made[channel](stage, number))
