"""The web app: which request is answered how. GET shows and leaves no trace; POST acts, once, however often sent."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

import flows
from bot.channels.web import plain
from bot.channels.web.assets import Assets, paper, picture, shown
from bot.channels.web.forgery import Forgery
from bot.channels.web.headers import Hardened, TooLong, harden
from bot.channels.web.inbox import NOTHING, Waiting, Waits
from bot.channels.web.page import Frame, Pages
from bot.channels.web.posted import NotAForm, Posted, posted, share_code
from bot.channels.web.session import CHANNEL, Session
from bot.channels.web.site import Site
from bot.channels.web.streams import Sight, Streams, live_url, mark_of
from bot.channels.web.trouble import BROKEN, FORGED, NOT_A_FORM, NOT_SAVED, TOO_FAST, TOO_LONG, Trouble, screen_of
from bot.store import Account, StoreUnavailable
from bot.turns.service import Turns, origin
from flows.core.address import HOME, Act, Address, read_data, read_path, read_token
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.person import Person
from flows.core.screen import Screen
from flows.core.text.sentences import SOURCE_LANGUAGE

Admit = Callable[[Account], str]
"""Whether somebody may act now: `pass`, `note` (tell them to slow down) or `drop`."""

_Reading = Callable[[Origin, Posted], Event | None]

_NOWHERE = Address(("nowhere",))  # no flow bears this name: it climbs to home, with a note
_STRANGER = Person("—")
_RETRY_AFTER_S = "10"


class _Web:
    """The handlers of one app."""

    def __init__(self, turns: Turns, site: Site, admit: Admit) -> None:
        self._turns = turns
        self._site = site
        self._admit = admit
        self._session = Session(site)
        self._forgery = Forgery(site)
        self.assets = Assets()
        self._pages = Pages(site, self.assets)
        self._waiting = Waiting(turns)
        self.streams = Streams(turns, self._sight)

    async def show(self, request: Request) -> Response:
        """The screen of a path."""
        path = request.url.path
        address = read_path(path)
        if address is not None and address.path != path:
            return RedirectResponse(f"{address.path}?{request.url.query}".removesuffix("?"), 308)
        return await self._show(request, address or _NOWHERE)

    async def _show(self, request: Request, address: Address) -> Response:
        path, account = request.url.path, self._session.account(request)
        status = 200 if address.flow in flows.FLOWS.by_name else 404
        try:
            person, screen = await self._turns.look(account, address)
            waits = await self._waiting.of(account, person, screen.address)
        except StoreUnavailable:  # what is kept cannot be read, but guides can
            status, person, waits = 503, _STRANGER, NOTHING
            screen = flows.view(address, _STRANGER, self._turns.library)
            screen = replace(screen, note=self._say(screen.language, "note-trouble"))
        note = self._session.note(request, path)
        via = share_code(request.query_params.get("via", ""))
        frame = self._frame(request, account, via if via != person.via else None)
        live = live_url(screen, waits) if screen.live and status == 200 else None
        frame = replace(frame, waits=waits, live=live)
        response = self._page(replace(screen, note=note or screen.note), frame, status)
        if note is not None:
            self._session.drop_note(response)
        if account is not None and waits.shown:
            await self._brought(account, 0, waits)
        return response

    async def live(self, request: Request) -> Response:
        """Tell a page of a live screen when it changed. What is not there for this person is an unknown path."""
        link, account = read_token(request.path_params["token"]), self._session.account(request)
        client = account.id if account else plain.host(request)
        try:
            sight = await self._sight(account, link.address) if link else None
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503, {"Retry-After": _RETRY_AFTER_S})
        if link is None or sight is None:
            return await self._show(request, _NOWHERE)
        if self.streams.full(client):
            return PlainTextResponse("too many", 429, {"Retry-After": _RETRY_AFTER_S})
        seen = request.headers.get("last-event-id") or request.query_params.get("seen", "")
        return self.streams.open(account, client, link.address, seen)

    async def _sight(self, account: Account | None, address: Address) -> Sight | None:
        person, screen, asked = await self._turns.watch(account, address)
        if screen.address != address or not screen.live:
            return None
        return Sight(mark_of(screen, await self._waiting.of(account, person, address)), asked)

    async def shown(self, request: Request) -> Response:
        """A QR code or chart, of a screen that this person may see."""
        link = read_token(request.path_params["token"])
        if link is None:
            return Response(status_code=404)
        try:
            _, screen = await self._turns.look(self._session.account(request), link.address)
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503, {"Retry-After": _RETRY_AFTER_S})
        return await shown(self._site.files.pictures, link.address, screen, request)

    async def act(self, request: Request) -> Response:
        """A Do button was pressed."""

        def read(origin: Origin, form: Posted) -> Event:
            match read_data(form.fields.get("do", "")):
                case Act() as act:
                    return Pressed(origin, act)
                case Address() as address:
                    return Opened(origin, address)
                case None:
                    return Sent(origin, "unreadable")

        return await self._take(request, read)

    async def say(self, request: Request) -> Response:
        """Words were typed."""

        def read(origin: Origin, form: Posted) -> Event | None:
            text = form.fields.get("text", "").strip()
            return Said(origin, text) if text else None

        return await self._take(request, read)

    async def picture(self, request: Request) -> Response:
        return await picture(self._site.files.pictures, self._turns.library, request)

    async def paper(self, request: Request) -> Response:
        """A guide on paper. It costs a second of work, so who asks too fast must wait."""
        if self._admit(Account(CHANNEL, f"from {plain.host(request)}")) == "drop":
            return PlainTextResponse("slow down", 429, {"Retry-After": _RETRY_AFTER_S})
        return await paper(self._site.files.printer, request)

    async def health(self, _: Request) -> Response:
        """Whether the store answers."""
        try:
            await self._turns.look(Account(CHANNEL, "health"), HOME)
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503)
        return PlainTextResponse("ok")

    async def lost(self, request: Request, error: Exception) -> Response:
        """A request that no handler takes: home, with a note."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        screen = flows.view(_NOWHERE, _STRANGER, self._turns.library)
        return self._page(screen, self._frame(request, self._session.account(request)), status)

    async def broken(self, request: Request, _: Exception) -> Response:
        """A slip of ours. Answered outside the middleware, so the headers are put in here."""
        response = self._trouble(request, BROKEN, Posted({}), SOURCE_LANGUAGE)
        harden(response.headers, self._site.secure)
        return response

    async def _take(self, request: Request, read: _Reading) -> Response:
        """Play what a form asks for, then send the browser to where the person stands."""
        try:
            form = await posted(request)
        except TooLong:
            return await self._refused(request, TOO_LONG, Posted({}))
        except NotAForm:
            return await self._refused(request, NOT_A_FORM, Posted({}))
        account = self._session.account(request)
        if not self._forgery.genuine(request, account, form.event, form.csrf):
            return await self._refused(request, FORGED, form)
        verdict = self._admit(account or Account(CHANNEL, f"from {plain.host(request)}"))
        if verdict == "drop":
            return await self._refused(request, TOO_FAST, form)
        came = origin(CHANNEL, form.event, here=form.place, via=form.via)
        event = Sent(came, "flood") if verdict == "note" and not form.secret else read(came, form)
        if event is None:
            return RedirectResponse((form.place or HOME).path, 303)
        return await self._play(request, account or self._forgery.newcomer(request, form.event), event, form)

    async def _play(self, request: Request, account: Account, event: Event, form: Posted) -> Response:
        try:
            answer = await self._turns.take(account, event)
        except StoreUnavailable:
            return await self._refused(request, NOT_SAVED, form)
        await self._brought(account, form.seen)
        path = answer.person.here.path
        response = RedirectResponse(path, 303)
        self._session.keep(response, account)
        self._session.keep_note(response, path, answer.screens[-1].note)
        return response

    async def _brought(self, account: Account, upto: int, waits: Waits | None = None) -> None:
        """What was shown waits no longer; where the store fails, it is shown again."""
        with contextlib.suppress(StoreUnavailable):
            await self._turns.post.brought(account, upto, waits.shown if waits else ())

    async def _refused(self, request: Request, trouble: Trouble, form: Posted) -> Response:
        try:
            person, _ = await self._turns.look(self._session.account(request), HOME)
        except StoreUnavailable:
            person = _STRANGER
        return self._trouble(request, trouble, form, person.language)

    def _trouble(self, request: Request, trouble: Trouble, form: Posted, language: str) -> Response:
        screen = screen_of(trouble, form.place or HOME, language, partial(self._say, language))
        frame = self._frame(request, self._session.account(request), form.via)
        if form.secret:
            screen = replace(screen, hides=True)
        elif trouble.again:
            frame = replace(frame, again=form.fields, again_to=request.url.path)
        response = self._page(screen, frame, trouble.status)
        if trouble.again:
            response.headers["Retry-After"] = _RETRY_AFTER_S
        return response

    def _say(self, language: str, id: str) -> str:
        return self._turns.library.words.say(language, id)

    def _frame(self, request: Request, account: Account | None, via: str | None = None) -> Frame:
        ticket, public = self._forgery.ticket(account), self._site.public(request)
        return Frame(self._turns.library, ticket, public, via, known=account is not None)

    def _page(self, screen: Screen, frame: Frame, status: int) -> Response:
        frame = replace(frame, indexed=status == 200)
        return HTMLResponse(self._pages.draw(screen, frame), status)


def make_app(turns: Turns, site: Site, admit: Admit | None = None) -> Starlette:
    """Put the web channel together. Without `admit` nobody is slowed down."""
    web = _Web(turns, site, admit or (lambda _: "pass"))
    app = Starlette(
        routes=[
            Route("/act", web.act, methods=["POST"]),
            Route("/say", web.say, methods=["POST"]),
            Route("/static/{hash}/{name}", web.assets.serve),
            Route("/picture/{language}/{guide}/{step}/{name}", web.picture),
            Route("/paper/{language}/{guide}/{kind}.pdf", web.paper),
            Route("/live/{token}", web.live),
            Route("/shown/{token}/{name}", web.shown),
            Route("/health", web.health),
            Route("/metrics", plain.metrics),
            Route("/robots.txt", plain.robots),
            Route("/{path:path}", web.show),
        ],
        middleware=[Middleware(Hardened, secure=site.secure), Middleware(GZipMiddleware)],
        exception_handlers={HTTPException: web.lost, Exception: web.broken},
    )
    app.state.streams = web.streams
    return app
