"""Whatever people do in whatever order: what a phone knew, with the events applied, is what a fresh phone reads.

The phone of the model keeps things by their id: an event brings the thing anew, a tombstone takes it
away; a message brings the marks and the promise of its conversation along.
"""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lotse.appointments.models import Appointment
from lotse.directory.services import assign_worker
from tests.appointments.desk import make_desk, post
from tests.messaging.talk import Talk, make_talk

pytestmark = pytest.mark.django_db
ACTIONS, SEEDS = 30, 5
Thing = dict[str, Any]
LASTING = ("worker", "cover", "readers", "can_write", "first_number", "forwarded_to", "forwarded_until", "marks")


def lasting_message(item: Thing) -> Thing:
    """A message never changes; what else it carries belongs to its conversation."""
    return {name: value for name, value in item.items() if name not in ("marks", "answer_by")}


class Model:
    """What the phone of one person keeps of conversations, and how it learns."""

    def __init__(self, talk: Talk, name: str) -> None:
        self.talk, self.name = talk, name
        self.seq = len(talk.events(name))
        self.talks, self.messages = self.fresh()

    def fresh(self) -> tuple[dict[str, Thing], dict[str, Thing]]:
        """What the endpoints answer now."""
        is_resident = self.name == "amina"
        told = self.talk.get(self.name, "/conversations" if is_resident else "/staff/conversations").json()
        talks = {each["id"]: self._lasting(each) for each in (told if is_resident else told["items"])}
        return talks, {item["id"]: lasting_message(item) for which in talks for item in self._page(which)}

    def _lasting(self, conversation: Thing) -> Thing:
        return {name: conversation[name] for name in LASTING}

    def _page(self, which: str) -> list[Thing]:
        path = f"/conversations/{which}/messages?after=0&limit=100"
        items: list[Thing] = self.talk.get(self.name, path).json()["items"]
        return items

    def catch_up(self) -> None:
        """Apply what follows, each event as it comes."""
        for event in self.talk.get(self.name, f"/events?epoch=0&after={self.seq}&limit=500").json()["events"]:
            assert event["seq"] == self.seq + 1
            self.seq = event["seq"]
            apply = self._message if event["event_type"] == "message_sent" else self._conversation
            apply(event["subject_id"], event["data"])

    def _message(self, subject: str, data: Thing | None) -> None:
        if data is None:
            self.messages.pop(subject, None)
            return
        self.messages[subject] = lasting_message(data)
        if data["conversation_id"] in self.talks:
            self.talks[data["conversation_id"]]["marks"] = data["marks"]

    def _conversation(self, subject: str, data: Thing | None) -> None:
        if data is None:
            self.talks.pop(subject, None)
            self.messages = {key: item for key, item in self.messages.items() if item["conversation_id"] != subject}
            return
        if subject not in self.talks:  # it is opened for the first time: its history is read
            self.messages |= {item["id"]: lasting_message(item) for item in self._page(subject)}
        self.talks[subject] = self._lasting(data)


def actions(talk: Talk, chance: random.Random) -> list[Callable[[], Any]]:
    """What may happen in Amina's conversation; much of it is refused at times."""
    today = timezone.localdate()

    def says() -> None:
        talk.send(chance.choice(["amina", "weber", "arslan", "yilmaz"]), f"Satz {chance.random()}")

    def looks() -> None:
        number = chance.randrange(12)
        talk.put(chance.choice(["amina", "weber", "arslan"]), f"/conversations/{talk.id}/marks", {"read": number})

    def hands_on() -> None:
        colleague = talk.person(chance.choice(["arslan", "yilmaz"]))
        until = today + timedelta(days=chance.randrange(3))
        body = {"to": str(colleague.pk), "until_on": until.isoformat()}
        talk.post(chance.choice(["weber", "arslan"]), f"/staff/conversations/{talk.id}/forward", body)

    def turns_over() -> None:
        worker = talk.person(chance.choice(["weber", "arslan", "yilmaz"]))
        assign_worker(resident_id=talk.cast.amina.pk, worker=worker, on=today, now=timezone.now())

    return [says, says, says, looks, looks, hands_on, turns_over]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_conversations_told_by_events_are_those_that_a_fresh_phone_reads(seed: int) -> None:
    talk, chance = make_talk(), random.Random(seed)
    talk.said("amina")
    phones = [Model(talk, name) for name in ("amina", "weber", "arslan", "yilmaz", "kaya")]
    can_happen = actions(talk, chance)
    for _each in range(ACTIONS):
        chance.choice(can_happen)()
        for phone in chance.sample(phones, 2):  # the others are without network for a while
            phone.catch_up()
    for phone in phones:
        phone.catch_up()
        assert (phone.name, phone.talks, phone.messages) == (phone.name, *phone.fresh())
    assert phones[-1].talks == {talk.dmytros: phones[-1].talks[talk.dmytros]}


def as_of_now(appointment: Thing) -> Thing:
    """Without what the reader's clock decides."""
    return {name: value for name, value in appointment.items() if not name.startswith(("can_", "is_"))}


def log_after(browser: Client, seq: int) -> list[Thing]:
    events: list[Thing] = browser.get(f"/api/events?epoch=0&after={seq}&limit=500").json()["events"]
    return events


@pytest.mark.parametrize("seed", range(SEEDS))
def test_appointments_told_by_events_are_those_that_a_fresh_phone_reads(seed: int) -> None:
    desk, chance = make_desk(), random.Random(seed)
    browsers = {name: desk.browser(name) for name in ("amina", "weber")}
    kept: dict[str, dict[str, Thing]] = {"amina": {}, "weber": {}}

    def open_ones() -> list[Appointment]:
        return list(Appointment.objects.filter(status="booked").order_by("pk"))

    for _each in range(ACTIONS):
        booked = open_ones()
        if not booked or (len(booked) < 3 and chance.random() < 0.6):
            desk.book(index=chance.randrange(6))
        else:
            name, which = chance.choice(["amina", "weber"]), chance.choice(booked)
            room = "appointments" if name == "amina" else "staff/appointments"
            body = {"version": which.version} | ({"reason": "ill"} if name == "weber" else {})
            answer = post(browsers[name], f"/api/{room}/{which.pk}/cancel", body)
            assert answer.status_code == 200, answer.content
    for name, browser in browsers.items():
        for event in log_after(browser, 0):
            kept[name][event["subject_id"]] = as_of_now(event["data"])
    rooms = {"amina": "appointments", "weber": "staff/appointments"}
    for name, browser in browsers.items():
        everything = Appointment.objects.values_list("pk", flat=True)
        fresh = {str(each): as_of_now(browser.get(f"/api/{rooms[name]}/{each}").json()) for each in everything}
        assert len(fresh) > 3
        assert kept[name] == fresh
