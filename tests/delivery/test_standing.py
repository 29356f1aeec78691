"""Who may not stay is shown out: with the code that says why, at the next event or the next heartbeat."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lotse.accounts import cookies
from lotse.accounts.models import Device, Role, User
from lotse.accounts.services.devices import end_devices, lock
from lotse.delivery import hub as hub_room
from lotse.delivery.acks import acks
from lotse.delivery.models import DeviceMark, PushState, PushSubscription
from lotse.delivery.outlet import NOT_ALLOWED, NOT_UNDERSTOOD, OVERLOADED, SIGNED_OUT
from lotse.events.registry import EventType
from tests.delivery.lamps import Lamps
from tests.delivery.room import open_room
from tests.people import Cast, signed_in

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


def log_out_everywhere(person: Any) -> None:
    end_devices(Device.objects.filter(user=person.pk), reason="ended_by_owner", now=timezone.now())  # type: ignore[arg-type]


def forget_device(person: Any) -> None:
    Device.objects.filter(user=person.pk).delete()


def let_expire(person: Any) -> None:
    Device.objects.filter(user=person.pk).update(expires_at=timezone.now())


def deactivate(person: Any) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def change_role(person: Any) -> None:
    User.objects.filter(pk=person.pk).update(role=Role.ACCOMMODATION_STAFF)


def lock_phone(person: Any) -> None:
    lock(device_id=Device.objects.get(user=person.pk).pk)


ENDINGS = [
    (log_out_everywhere, SIGNED_OUT),
    (forget_device, SIGNED_OUT),
    (let_expire, SIGNED_OUT),
    (deactivate, NOT_ALLOWED),
    (change_role, NOT_ALLOWED),
    (lock_phone, NOT_ALLOWED),
]


@pytest.mark.parametrize(("end", "code"), ENDINGS)
async def test_at_the_heartbeat(cast: Cast, end: Callable[[Any], None], code: int) -> None:
    async with open_room() as room:
        phone, other = await room.phone(cast.weber), await room.phone(cast.kaya)
        await room.do(end, cast.weber)
        await room.hub.beat()
        assert await phone.closed_with() == code
        assert (await other.next())["kind"] == "head"
        assert room.hub.sockets == 1


@pytest.mark.parametrize(("end", "code"), ENDINGS)
async def test_before_the_next_event(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, end: Callable[[Any], None], code: int
) -> None:
    """No heartbeat lies between: the event that comes first is not told any more."""
    async with open_room() as room:
        phone = await room.phone(cast.weber)
        await room.do(end, cast.weber)
        await room.switch(lamp_changed, lamps.new(), cast.weber)
        assert await phone.closed_with() == code


async def test_when_the_days_unlocking_ends(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_room() as room:
        client = await room.do(signed_in, cast.amina)
        device = (await room.do(Device.objects.get)).pk
        nearly = timezone.now() - timedelta(hours=12) + timedelta(seconds=1)
        client.cookies[cookies.UNLOCK] = cookies.unlock_value(cookies.Unlocking(device, 0), nearly)
        phone = await room.knock(client)
        assert phone is not None
        await phone.next()
        for outlet in room.hub.outlets():
            assert outlet.locks_at is not None
            outlet.locks_at -= timedelta(seconds=2)
        await room.hub.beat()
        assert await phone.closed_with() == NOT_ALLOWED


@pytest.mark.parametrize("said", ["hello", "[]", '{"ack":"1"}', '{"ack":-1}', '{"ack":1,"x":2}', '{"ack":true}'])
async def test_who_says_anything_but_acknowledgements(cast: Cast, said: str) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        await phone.say(said)
        assert await phone.closed_with() == NOT_UNDERSTOOD


async def test_who_talks_without_end(cast: Cast) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        for number in range(25):
            await phone.say({"ack": number})
        assert await phone.closed_with() == NOT_UNDERSTOOD


async def test_who_opens_one_socket_too_many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_room, "MOST_OF_A_PERSON", 2)
    async with open_room() as room:
        first, _second = await room.phone(cast.amina), await room.phone(cast.amina)
        third = await room.phone(cast.amina)
        assert await third.closed_with() == OVERLOADED
        await room.hub.beat()
        assert (await first.next())["kind"] == "head"
        assert room.hub.sockets == 2


async def test_who_leaves_is_forgotten(cast: Cast) -> None:
    async with open_room() as room:
        phone = await room.phone(cast.amina)
        await phone.wire.send_input({"type": "websocket.disconnect", "code": 1001})
        await phone.wire.future
        assert (room.hub.sockets, room.hub.lines) == (0, {})


async def test_how_far_a_phone_is_is_kept_where_pushes_go(cast: Cast, lamps: Lamps, lamp_changed: EventType) -> None:
    async with open_room() as room:
        pushed, silent = await room.phone(cast.amina), await room.phone(cast.amina)
        with_push, without = await room.do(lambda: list(Device.objects.order_by("created_at")))
        await room.do(_subscribe, with_push)
        for _each in range(3):
            await room.switch(lamp_changed, lamps.new(), cast.amina)
        for phone in (pushed, silent):
            for _each in range(3):
                await phone.event()
            await phone.say({"ack": 2})
        await pushed.say({"ack": 1})
        await _until(lambda: acks.are_waiting)
        await pushed.hears_nothing()
        await room.hub.flush_acks()
        marks = await room.do(lambda: dict(DeviceMark.objects.values_list("device_id", "acked_seq")))
        assert marks == {with_push.pk: 2}
        await pushed.say({"ack": 99})  # nobody has applied what was not sent
        await pushed.hears_nothing()
        await room.hub.flush_acks()
        marks = await room.do(lambda: dict(DeviceMark.objects.values_list("device_id", "acked_seq")))
        assert (marks, without.pk in marks) == ({with_push.pk: 3}, False)


async def _until(true: Callable[[], bool]) -> None:
    import asyncio

    for _each in range(100):
        if true():
            return
        await asyncio.sleep(0.01)


def _subscribe(device: Device) -> None:
    PushSubscription.objects.create(
        device=device,
        user=device.user,
        state=PushState.ON,
        endpoint=b"sealed",
        endpoint_hash="hash",
        keys=b"sealed",
        created_at=timezone.now(),
    )
