"""Name the first admin, or another: make an invitation on the server, or take it or a role away."""

import argparse
import asyncio
import secrets
from dataclasses import replace
from datetime import datetime

from bot import clock
from bot.commands.deployment import open_deployment
from bot.config import Config
from bot.drawing.links import NO_ADDRESS, Links
from bot.store import Store, SystemChange
from flows.core.address import address
from flows.core.facts.citizen import Noted
from flows.core.facts.team import Invited, Removed, Revoked
from flows.core.help.requests import SERVER
from flows.core.places.place import Teams
from flows.core.record import Invite, Member, Record
from flows.core.teams.invitations import INVITE_HOURS, close_invite, make_invite
from flows.core.teams.seats import TEAM
from flows.core.text.local_time import to_local


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    inviting = acts.add_parser("invite", help=f"print a link that works once, for {INVITE_HOURS} hours")
    inviting.add_argument("--role", choices=TEAM, default="admin", help="default: admin")
    inviting.add_argument("--place", metavar="ID", help="a place of teams.yaml; default: the province")
    inviting.add_argument("--label", help="what the team calls them")
    listing = acts.add_parser("list", help="print who has a seat in a team, and who is invited to one")
    listing.add_argument("--place", metavar="ID", help="only at this place and below")
    removing = acts.add_parser("remove", help="end a role, and what its holder has invited others to")
    removing.add_argument("member", metavar="MEMBER", help="the member's id, as `list` prints it")
    revoking = acts.add_parser("revoke", help="take an invitation back")
    revoking.add_argument("invitation", metavar="INVITATION", help="its id, as `list` prints it")


def command(given: argparse.Namespace) -> int:
    return asyncio.run(_act(given))


async def _act(given: argparse.Namespace) -> int:
    async with open_deployment(given.config) as (config, store):
        place = getattr(given, "place", None)
        if not config.places.places:
            print("Chưa có tổ nào: đặt `teams: teams.yaml` trong config.yaml.")
            return 1
        if place is not None and place not in config.places.places:
            print(f"Không có nơi nào mang mã “{place}”. Các mã: {', '.join(config.places.places)}")
            return 2
        match given.act:
            case "invite":
                return await _invite(store, given, config)
            case "list":
                return await _list(store, place or config.places.root, config.places)
            case "revoke":
                return await _revoke(store, given.invitation)
            case _:
                return await _remove(store, given.member)


async def _invite(store: Store, given: argparse.Namespace, config: Config) -> int:
    now, place = clock.now(), given.place or config.places.root
    invite, fact = make_invite(secrets.token_urlsafe(16), now, SERVER, (place, given.role), given.label or given.role)
    await store.apply(SystemChange(now, (_note(fact, now),), (invite,)))
    print(f"{given.role}, {config.places.name(place)}:")
    links = Links(config.address, config.telegram_bot)
    if links.draft:
        print(NO_ADDRESS, "Trang mở trên máy này thì dùng đường dưới đây, đúng số cổng đang chạy.", sep="\n")
    for _, url in links.to(address("invite", invite.id), None):
        print(url)
    if config.telegram_bot is None:
        print(f"Telegram: https://t.me/<bot>?start={address('invite', invite.id).token}")
    return 0


async def _list(store: Store, place: str, teams: Teams) -> int:
    for record in sorted(await store.records.find("member", None), key=lambda record: (record.place, record.id)):
        if isinstance(record, Member) and teams.covers(place, record.place):
            print(f"{record.id}\t{record.role}\t{record.place}\t{record.label}\t{record.since:%Y-%m-%d}")
    now = clock.now()
    for one in await store.records.find("invite", None):
        if isinstance(one, Invite) and teams.covers(place, one.place) and one.until >= now:
            until = to_local(one.until)
            print(f"{one.id}\t{one.role}\t{one.place}\t{one.label}\t→ {until:%Y-%m-%d %H:%M} ({one.by})")
    return 0


async def _remove(store: Store, id: str) -> int:
    now, member = clock.now(), await store.records.get("member", id)
    if not isinstance(member, Member) or not member.listed:
        print(f"Không có ai mang mã “{id}”. Xem `python -m bot admin list`.")
        return 2
    removed = Removed(by=SERVER, place=member.place, member=member.id, role=member.role)
    invited = [one for one in await store.records.find("invite", None) if isinstance(one, Invite) and one.by == id]
    changed: list[Record] = [replace(member, removed=now), *map(close_invite, invited)]
    await store.apply(SystemChange(now, (_note(removed, now),), changed))
    return 0


async def _revoke(store: Store, id: str) -> int:
    now, invite = clock.now(), await store.records.get("invite", id)
    if not isinstance(invite, Invite) or not invite.listed:
        print(f"Không có lời mời nào đang chờ mang mã “{id}”. Xem `python -m bot admin list`.")
        return 2
    revoked = Revoked(by=SERVER, place=invite.place, role=invite.role)
    await store.apply(SystemChange(now, (_note(revoked, now),), (close_invite(invite),)))
    return 0


def _note(fact: Invited | Removed | Revoked, at: datetime) -> Noted:
    return Noted(at=at, person=None, channel=SERVER, via=None, fact=fact, place=fact.place)
