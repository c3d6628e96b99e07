"""The web app: which request is answered how. GET shows and leaves no trace; POST acts, once, however often sent."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

import flows
from bot.channels.web.assets import Assets, serve_paper, serve_picture, serve_shown_picture
from bot.channels.web.csrf import Csrf
from bot.channels.web.error_pages import (
    BROKEN,
    FORGED,
    NOT_A_FORM,
    NOT_SAVED,
    TOO_FAST,
    TOO_LONG,
    ErrorPage,
    draw_error,
)
from bot.channels.web.first_press import FirstPress, explain_cookies
from bot.channels.web.forms import Form, NotAForm, TooLong, read_form, read_share_code
from bot.channels.web.headers import Hardened, harden
from bot.channels.web.inbox import NOTHING_UNREAD, Inbox, Unread
from bot.channels.web.metrics import make_metrics_handler
from bot.channels.web.page import Frame, Pages
from bot.channels.web.patience import ALL_THERE_IS, RETRY_AFTER_S, Patience
from bot.channels.web.robots import serve_robots
from bot.channels.web.session import CHANNEL, Session, client_host
from bot.channels.web.site import Site
from bot.channels.web.streams import Sight, Streams, Viewer, make_live_url, mark_screen
from bot.server.networks import name_network
from bot.store import Account, StoreUnavailable, Unreadable
from bot.turns.service import Turns, make_origin
from flows.core.address import HOME, Act, Address, read_data, read_path, read_token
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.person import Person
from flows.core.screen import Screen
from flows.core.text.sentences import SOURCE_LANGUAGE

log = structlog.get_logger()

_Reading = Callable[[Origin, Form], Event | None]

_NOWHERE = Address(("nowhere",))  # no flow bears this name: it climbs to home, with a note
_STRANGER = Person("—")


class _Web:
    """The handlers of one app."""

    def __init__(self, turns: Turns, site: Site, patience: Patience) -> None:
        self._turns = turns
        self._site = site
        self._patience = patience
        self._session = Session(site)
        self._first_press = FirstPress(site.secret)
        self._csrf = Csrf(site)
        self.assets = Assets()
        self._pages = Pages(site, self.assets)
        self._inbox = Inbox(turns)
        self.streams = Streams(turns, self._look)

    async def show(self, request: Request) -> Response:
        """Answer with the screen of a path."""
        path = request.url.path
        address = read_path(path)
        if address is not None and address.path != path:
            return RedirectResponse(f"{address.path}?{request.url.query}".removesuffix("?"), 308)
        return await self._show(request, address or _NOWHERE)

    async def _show(self, request: Request, address: Address) -> Response:
        path, account = request.url.path, self._session.read_account(request)
        marked = self._first_press.is_marked(request)
        if marked and account is not None:
            return RedirectResponse(path, 303)
        status = 200 if address.flow in flows.FLOWS.by_name else 404
        try:
            person, screen = await self._turns.look(account, address)
            waits = await self._inbox.find(account, person, screen.address)
        except StoreUnavailable as error:  # what is kept cannot be read, but guides can
            log.error("page without what is kept", address=address.token, error=str(error))
            status, person, waits, screen = 503, _STRANGER, NOTHING_UNREAD, self._view_plainly(address, "note-trouble")
        except Unreadable:  # not mended by waiting: whoever asks reads on as a stranger
            person, waits, screen = _STRANGER, NOTHING_UNREAD, self._view_plainly(address, "note-unreadable")
        if marked:
            screen = explain_cookies(screen, address, partial(self._say, screen.language))
        note = self._session.read_note(request, path)
        via = read_share_code(request.query_params.get("via", ""))
        frame = self._make_frame(request, account, via if via != person.via else None)
        live = make_live_url(screen, waits) if screen.live and status == 200 else None
        frame = replace(frame, waits=waits, live=live)
        response = self._make_page(replace(screen, note=note or screen.note), frame, status)
        if note is not None:
            self._session.drop_note(request, response)
        if account is not None and waits.shown:
            await self._mark_read(account, 0, waits)
        return response

    def _view_plainly(self, address: Address, note: str) -> Screen:
        """Return a screen as a stranger sees it, with a note."""
        screen = flows.view(address, _STRANGER, self._turns.library)
        return replace(screen, note=self._say(screen.language, note))

    async def open_stream(self, request: Request) -> Response:
        """Open a stream for a live screen. What is not there for this person is an unknown path."""
        link, account = read_token(request.path_params["token"]), self._session.read_account(request)
        try:
            sight = await self._look(account, link.address) if link else None
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503, {"Retry-After": RETRY_AFTER_S})
        except Unreadable:
            sight = None
        if link is None or sight is None:
            return await self._show(request, _NOWHERE)
        viewer = Viewer(account, name_network(client_host(request)), sight.member)
        if self.streams.is_full(viewer):
            return PlainTextResponse("too many", 429, {"Retry-After": RETRY_AFTER_S})
        seen = request.headers.get("last-event-id") or request.query_params.get("seen", "")
        return self.streams.open(viewer, link.address, seen)

    async def _look(self, account: Account | None, address: Address) -> Sight | None:
        person, screen, asked = await self._turns.watch(account, address)
        if screen.address != address or not screen.live:
            return None
        mark = mark_screen(screen, await self._inbox.find(account, person, address))
        return Sight(mark, asked, member=person.seat is not None)

    async def show_picture(self, request: Request) -> Response:
        """Answer with the QR code or chart of a screen that this person may see."""
        link = read_token(request.path_params["token"])
        if link is None:
            return Response(status_code=404)
        try:
            _, screen = await self._turns.look(self._session.read_account(request), link.address)
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503, {"Retry-After": RETRY_AFTER_S})
        except Unreadable:
            return Response(status_code=404)
        return await serve_shown_picture(self._site.files.pictures, link.address, screen, request)

    async def act(self, request: Request) -> Response:
        """Play a press on a Do button."""

        def read(origin: Origin, form: Form) -> Event:
            match read_data(form.fields.get("do", "")):
                case Act() as act:
                    return Pressed(origin, act)
                case Address() as address:
                    return Opened(origin, address)
                case None:
                    return Sent(origin, "unreadable")

        return await self._take(request, read)

    async def say(self, request: Request) -> Response:
        """Play typed words."""

        def read(origin: Origin, form: Form) -> Event | None:
            text = form.fields.get("text", "").strip()
            return Said(origin, text) if text else None

        return await self._take(request, read)

    async def serve_picture(self, request: Request) -> Response:
        return await serve_picture(self._site.files.pictures, self._turns.library, request)

    async def serve_paper(self, request: Request) -> Response:
        return await serve_paper(self._site.files.printer, request)

    async def check_health(self, _: Request) -> Response:
        """Answer whether the store answers, and can save."""
        try:
            await self._turns.check_store()
            await self._turns.look(Account(CHANNEL, "health"), HOME)
        except StoreUnavailable:
            return PlainTextResponse("store unavailable", 503)
        return PlainTextResponse("ok")

    async def answer_lost(self, request: Request, error: Exception) -> Response:
        """Answer a request that no handler takes: home, with a note."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        screen = flows.view(_NOWHERE, _STRANGER, self._turns.library)
        return self._make_page(screen, self._make_frame(request, self._session.read_account(request)), status)

    async def answer_broken(self, request: Request, _: Exception) -> Response:
        """Answer a failure of ours. This is outside the middleware, so the headers are set here."""
        response = self._draw_error(request, BROKEN, Form({}), SOURCE_LANGUAGE)
        harden(response.headers, self._site.secure)
        return response

    async def _take(self, request: Request, read: _Reading) -> Response:
        """Play what a form asks for, then send the browser to where the person stands."""
        try:
            form = await read_form(request)
        except TooLong:
            return await self._refuse(request, TOO_LONG, Form({}))
        except NotAForm:
            return await self._refuse(request, NOT_A_FORM, Form({}))
        account = self._session.read_account(request)
        if not self._csrf.is_genuine(request, account, form.event, form.csrf):
            return await self._refuse(request, FORGED, form)
        verdict = self._patience.admit(account, request)
        if verdict == "drop":
            return await self._refuse(request, TOO_FAST, form)
        came = make_origin(CHANNEL, form.event, here=form.here, via=form.via)
        event = Sent(came, "flood") if verdict == "note" and not form.secret else read(came, form)
        if event is None:
            return RedirectResponse((form.here or HOME).path, 303)
        return await self._play(request, account or self._csrf.make_account(request, form.event), event, form)

    async def _play(self, request: Request, account: Account, event: Event, form: Form) -> Response:
        try:
            answer = await self._turns.take(account, event)
        except StoreUnavailable as error:
            log.error("not saved", event_id=event.origin.id, error=str(error))
            return await self._refuse(request, NOT_SAVED, form)
        await self._mark_read(account, form.seen)
        path, known = answer.person.here.path, self._session.read_account(request) is not None
        response = RedirectResponse(path if known else self._first_press.mark(path), 303)
        self._session.keep_account(request, response, account)
        self._session.keep_note(request, response, path, answer.screen.note)
        return response

    async def _mark_read(self, account: Account, upto: int, waits: Unread | None = None) -> None:
        """Note that what was shown waits no longer; where the store fails, it is shown again."""
        with contextlib.suppress(StoreUnavailable):
            await self._turns.deliveries.drop_brought(account, upto, waits.shown if waits else ())

    async def _refuse(self, request: Request, page: ErrorPage, form: Form) -> Response:
        try:
            person, _ = await self._turns.look(self._session.read_account(request), HOME)
        except (StoreUnavailable, Unreadable):
            person = _STRANGER
        return self._draw_error(request, page, form, person.language)

    def _draw_error(self, request: Request, page: ErrorPage, form: Form, language: str) -> Response:
        screen = draw_error(page, form.here or HOME, language, partial(self._say, language))
        frame = self._make_frame(request, self._session.read_account(request), form.via)
        if form.may_hold_secret:
            screen = replace(screen, hides=True)
        elif page.again:
            frame = replace(frame, again=form.fields, again_to=request.url.path)
        response = self._make_page(screen, frame, page.status)
        if page.again:
            response.headers["Retry-After"] = RETRY_AFTER_S
        return response

    def _say(self, language: str, id: str) -> str:
        return self._turns.library.sentences.say(language, id)

    def _make_frame(self, request: Request, account: Account | None, via: str | None = None) -> Frame:
        ticket, public = self._csrf.make_ticket(account), self._site.find_origin(request)
        return Frame(self._turns.library, ticket, public, via, known=account is not None)

    def _make_page(self, screen: Screen, frame: Frame, status: int) -> Response:
        frame = replace(frame, indexed=status == 200)
        return HTMLResponse(self._pages.draw(screen, frame), status)


def make_app(turns: Turns, site: Site, patience: Patience | None = None) -> Starlette:
    """Make the web app. Without `patience` nobody is slowed down."""
    patience = patience or Patience(ALL_THERE_IS)
    web, limit = _Web(turns, site, patience), patience.limit
    app = Starlette(
        routes=[
            Route("/act", limit(web.act), methods=["POST"]),
            Route("/say", limit(web.say), methods=["POST"]),
            Route("/static/{hash}/{name}", limit(web.assets.serve)),
            Route("/picture/{language}/{guide}/{step}/{name}", limit(web.serve_picture)),
            Route("/paper/{language}/{guide}/{kind}.pdf", patience.limit_papers(web.serve_paper)),
            Route("/live/{token}", limit(web.open_stream)),
            Route("/shown/{token}/{name}", limit(web.show_picture)),
            Route("/health", web.check_health),
            Route("/metrics", make_metrics_handler(site.metrics_token)),
            Route("/robots.txt", serve_robots),
            Route("/{path:path}", limit(web.show)),
        ],
        middleware=[Middleware(Hardened, secure=site.secure), Middleware(GZipMiddleware)],
        exception_handlers={HTTPException: web.answer_lost, Exception: web.answer_broken},
    )
    app.state.streams = web.streams
    return app
