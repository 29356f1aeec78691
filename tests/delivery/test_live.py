"""What a connected phone hears: every event once and in order, what it missed, and nothing of others."""

import json
from typing import Any

import pytest
from django.test import Client

from lotse.accounts.models import Device, User
from lotse.delivery.frames import event_frame, event_rest
from lotse.delivery.news import MOST_EVENTS
from lotse.events.models import Event
from lotse.events.registry import EventType
from lotse.events.services import start_new_epoch
from tests.delivery.lamps import Lamps
from tests.delivery.room import open_room, switch
from tests.people import Cast, signed_in

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


async def test_an_event_reaches_everybody_it_is_for_and_nobody_else(
    cast: Cast, lamps: Lamps, lamp_changed: EventType
) -> None:
    async with open_room() as room:
        amina, second, dmytro = [await room.phone(one) for one in (cast.amina, cast.amina, cast.dmytro)]
        lamp = lamps.new("hell")
        await room.switch(lamp_changed, lamp, cast.amina, cast.weber)
        for phone in (amina, second):
            event = await phone.event()
            assert (event["seq"], event["event_type"], event["unreadable"]) == (1, "lamp_changed", False)
            assert event["data"] == {"id": str(lamp), "text": "hell", "seen_by": "Amina"}
        assert await dmytro.hears_nothing()


async def test_the_event_in_a_frame_is_the_one_that_the_log_answers(cast: Cast, lamps: Lamps) -> None:
    """The same object: the phone applies both with the same code. (The API's schema knows the house's kinds only.)"""
    gone = {"data": None, "unreadable": False}
    framed = json.loads(event_frame("0", 1, event_rest("appointment_changed", cast.amina.pk, gone) or b""))
    async with open_room() as room:
        await room.do(_event_of_old, cast)
        answer = await room.do(_asked, cast)
    assert {**framed["event"], "event_type": "unknown", "unreadable": True} == answer["events"][0]


def _event_of_old(cast: Cast) -> None:
    switch(EventType(name="kind_of_old", schema=Lamps().own().schema, load=Lamps().load), cast.amina.pk, cast.amina)


def _asked(cast: Cast) -> Any:
    return signed_in(cast.amina).get("/api/events", {"epoch": "0"}).json()


async def test_who_was_away_hears_at_once_what_she_missed_and_then_where_the_log_stands(
    cast: Cast, lamps: Lamps, lamp_changed: EventType
) -> None:
    async with open_room() as room:
        for _each in range(4):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
        phone = await room.knock(await room.do(signed_in, cast.amina), "epoch=0&after=1")
        assert phone is not None
        assert [(await phone.event())["seq"] for _each in range(3)] == [2, 3, 4]
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": 4}


@pytest.mark.parametrize(
    "place", ["epoch=another&after=1", "epoch=0&after=99", "", "epoch=0&after=x", f"epoch=0&after={'9' * 5000}"]
)
async def test_a_phone_from_another_life_of_the_log_hears_the_head_only(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, place: str
) -> None:
    async with open_room() as room:
        for _each in range(MOST_EVENTS + 1):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
        phone = await room.knock(await room.do(signed_in, cast.amina), place)
        assert phone is not None
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": MOST_EVENTS + 1}
        assert await phone.hears_nothing()


async def test_a_wake_up_that_is_lost_is_found_by_the_heartbeat(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        monkeypatch.setattr(room.hub, "hear", lambda told: None)
        for _each in range(3):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
        assert await phone.hears_nothing()
        await room.hub.beat()
        assert [(await phone.event())["seq"] for _each in range(3)] == [1, 2, 3]
        await room.hub.beat()
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": 3}


async def test_a_long_gap_is_told_as_a_number_that_the_phone_fetches(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        with monkeypatch.context() as patched:
            patched.setattr(room.hub, "hear", lambda told: None)
            for _each in range(MOST_EVENTS + 5):
                await room.switch(lamp_changed, lamps.new(), cast.amina)
        await room.hub.beat()
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": MOST_EVENTS + 5}
        await room.switch(lamp_changed, lamps.new(), cast.amina)
        assert (await phone.event())["seq"] == MOST_EVENTS + 6


async def test_an_event_too_large_for_a_frame_is_told_as_a_number(
    cast: Cast, lamps: Lamps, lamp_changed: EventType
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        await room.switch(lamp_changed, lamps.new("x" * 70_000), cast.amina)
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": 1}


async def test_events_that_were_cleaned_away_are_told_as_a_number(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        monkeypatch.setattr(room.hub, "hear", lambda told: None)
        for _each in range(3):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
        await room.do(Event.objects.filter(seq__lte=2).delete)
        await room.hub.beat()
        assert await phone.next() == {"kind": "head", "epoch": "0", "head": 3}


async def test_a_broadcast_is_read_once_per_language(cast: Cast, lamps: Lamps, lamp_lit: EventType) -> None:
    everybody = (cast.amina, cast.dmytro, cast.weber, cast.kaya)
    async with open_room() as room:
        phones = [await room.phone(one) for one in everybody]
        lamp = lamps.new()
        await room.switch(lamp_lit, lamp, *everybody)
        seen = [(await phone.event())["data"]["seen_by"] for phone in phones]
        assert seen == [one.user.language for one in everybody]
        assert lamps.looks == len(set(seen)) < len(everybody)


async def test_the_phone_says_which_language_it_shows(cast: Cast, lamps: Lamps, lamp_lit: EventType) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina, "epoch=0&after=0&language=fa")
        odd = await room.phone(cast.amina, "epoch=0&after=0&language=xx")
        await room.switch(lamp_lit, lamps.new(), cast.amina)
        told = [(await each.event())["data"]["seen_by"] for each in (phone, odd)]
        assert told == ["fa", cast.amina.user.language]


async def test_one_bad_event_does_not_stop_those_behind_it(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        broken = EventType(name="lamp_broken", schema=lamp_changed.schema, load=lamps.load)
        await room.switch(broken, lamps.new(), cast.amina)  # a kind that this version of the program does not know
        await room.switch(lamp_changed, lamps.new(), cast.amina)
        first, second = await phone.event(), await phone.event()
        assert (first["event_type"], first["data"], first["unreadable"]) == ("unknown", None, True)
        assert (second["seq"], second["unreadable"]) == (2, False)


async def test_an_open_socket_begins_anew_in_another_life_of_the_log(
    cast: Cast, lamps: Lamps, lamp_changed: EventType
) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        for _each in range(2):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
            await phone.event()
        await room.do(_restore)
        epoch = await room.do(_new_epoch)
        await room.hub.beat()
        assert await phone.next() == {"kind": "head", "epoch": epoch, "head": 0}
        await room.switch(lamp_changed, lamps.new(), cast.amina)
        assert (await phone.event())["seq"] == 1


def _restore() -> None:
    """The backup knew nothing of these events."""
    from lotse.events.models import Inbox

    Event.objects.all().delete()
    Inbox.objects.all().delete()


def _new_epoch() -> str:
    from django.utils import timezone

    return start_new_epoch(now=timezone.now()).epoch


async def test_strangers_locked_phones_and_ended_devices_are_not_let_in(cast: Cast) -> None:
    async with open_room() as room:
        assert await room.knock(Client()) is None
        locked = await room.do(signed_in, cast.amina)
        del locked.cookies["lotse_unlock"]
        assert await room.knock(locked) is None
        ended = await room.do(signed_in, cast.amina)
        await room.do(_end_all)
        assert await room.knock(ended) is None
        left = await room.do(signed_in, cast.weber)
        await room.do(User.objects.filter(pk=cast.weber.pk).update, is_active=False)
        assert await room.knock(left) is None
        assert room.hub.sockets == 0


def _end_all() -> None:
    from django.utils import timezone

    Device.objects.update(ended_at=timezone.now(), ended_reason="reset")
