"""The event log of a person: numbers without gaps, present states, and a fresh start when it cannot go on."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotse.accounts.queries import Viewer
from lotse.core.shapes import Schema
from lotse.events import registry
from lotse.events.models import Event, Inbox
from lotse.events.queries import FIRST_EPOCH, ResyncNeeded, log_head, log_page, present_states
from lotse.events.registry import EventType, register
from lotse.events.services import forget_events, publish, start_new_epoch
from tests.people import Cast, make_cast, signed_in, viewer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


class LampOut(Schema):
    """The subject of these tests: a lamp that a person may or may not see."""

    id: uuid.UUID
    is_on: bool


class Lamps:
    """Where the lamps are; some are broken, some hidden."""

    def __init__(self) -> None:
        self.lit: dict[uuid.UUID, bool] = {}
        self.broken: set[uuid.UUID] = set()
        self.asked: list[list[uuid.UUID]] = []

    def load(self, viewer: Viewer, ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Schema]:
        self.asked.append(list(ids))
        if self.broken & set(ids):
            raise ValueError("Amina's lamp is broken")
        return {one: LampOut(id=one, is_on=self.lit[one]) for one in ids if one in self.lit}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def lamps() -> Lamps:
    return Lamps()


@pytest.fixture
def lamp_changed(lamps: Lamps) -> Iterator[EventType]:
    yield register(EventType(name="lamp_changed", schema=LampOut, load=lamps.load))
    registry._registered.pop("lamp_changed")


def send(kind: EventType, subject: uuid.UUID, *people: Any) -> None:
    with transaction.atomic():
        publish(event_type=kind, subject_id=subject, recipients=[person.pk for person in people], now=NOW)


def numbers(person: Any) -> list[int]:
    return list(Event.objects.filter(recipient_id=person.pk).order_by("seq").values_list("seq", flat=True))


def test_every_recipient_has_numbers_of_their_own_without_gaps(cast: Cast, lamp_changed: EventType) -> None:
    send(lamp_changed, uuid.uuid4(), cast.amina, cast.weber)
    send(lamp_changed, uuid.uuid4(), cast.weber)
    send(lamp_changed, uuid.uuid4(), cast.weber, cast.amina, cast.amina)
    assert numbers(cast.amina) == [1, 2]
    assert numbers(cast.weber) == [1, 2, 3]
    assert log_head(cast.weber.pk).head == 3
    assert log_head(cast.dmytro.pk).head == 0


def test_a_change_that_is_rolled_back_leaves_no_hole(cast: Cast, lamp_changed: EventType) -> None:
    send(lamp_changed, uuid.uuid4(), cast.amina)
    with pytest.raises(RuntimeError), transaction.atomic():
        publish(event_type=lamp_changed, subject_id=uuid.uuid4(), recipients=[cast.amina.pk], now=NOW)
        raise RuntimeError
    send(lamp_changed, uuid.uuid4(), cast.amina)
    assert numbers(cast.amina) == [1, 2]


def test_publishing_to_one_or_many_people_costs_the_same_statements(cast: Cast, lamp_changed: EventType) -> None:
    people = [cast.amina, cast.dmytro, cast.weber]
    most = 1 if connection.vendor == "postgresql" else 2
    for group in (people[:1], people):
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            publish(event_type=lamp_changed, subject_id=uuid.uuid4(), recipients=[p.pk for p in group], now=NOW)
        assert len(queries) == most, [query["sql"] for query in queries]


def test_nobody_to_tell_is_no_statement(lamp_changed: EventType) -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        publish(event_type=lamp_changed, subject_id=uuid.uuid4(), recipients=[], now=NOW)
    assert len(queries) == 0


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_transaction_is_a_mistake(lamp_changed: EventType) -> None:
    person = make_cast().amina
    with pytest.raises(TransactionManagementError):
        publish(event_type=lamp_changed, subject_id=uuid.uuid4(), recipients=[person.pk], now=NOW)
    assert Inbox.objects.count() == 0


def test_two_kinds_of_one_name_are_a_mistake(lamp_changed: EventType) -> None:
    with pytest.raises(ValueError, match="lamp_changed"):
        register(lamp_changed)


def test_pages_follow_each_other(cast: Cast, lamp_changed: EventType) -> None:
    for _ in range(5):
        send(lamp_changed, uuid.uuid4(), cast.amina)
    first = log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=0, limit=3)
    second = log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=3, limit=3)
    assert ([e.seq for e in first.events], first.more, first.head.head) == ([1, 2, 3], True, 5)
    assert ([e.seq for e in second.events], second.more) == ([4, 5], False)
    assert log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=5, limit=3).events == []


@pytest.mark.parametrize(("epoch", "after"), [("another", 0), (FIRST_EPOCH, 4), (FIRST_EPOCH, 1), (FIRST_EPOCH, 0)])
def test_who_cannot_go_on_starts_anew(cast: Cast, lamp_changed: EventType, epoch: str, after: int) -> None:
    """Another life of the log, a number from the future, and events that were cleaned away."""
    for _ in range(3):
        send(lamp_changed, uuid.uuid4(), cast.amina)
    Event.objects.filter(recipient_id=cast.amina.pk, seq__lte=2).delete()
    with pytest.raises(ResyncNeeded) as refusal:
        log_page(cast.amina.pk, epoch=epoch, after=after, limit=10)
    assert refusal.value.extra == {"epoch": FIRST_EPOCH, "head": 3}


def test_a_log_that_was_cleaned_up_entirely_still_counts(cast: Cast, lamp_changed: EventType) -> None:
    send(lamp_changed, uuid.uuid4(), cast.amina)
    Event.objects.all().delete()
    assert log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=1, limit=10).events == []
    with pytest.raises(ResyncNeeded):
        log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=0, limit=10)


def test_a_restored_backup_is_another_life_each_time(cast: Cast) -> None:
    lives = {log_head(cast.amina.pk).epoch} | {start_new_epoch(now=NOW).epoch for _ in range(2)}
    assert len(lives) == 3
    assert log_head(cast.amina.pk).epoch in lives - {FIRST_EPOCH}


def test_events_carry_the_present_state_and_gone_is_a_tombstone(
    cast: Cast, lamps: Lamps, lamp_changed: EventType
) -> None:
    lit, gone = uuid.uuid4(), uuid.uuid4()
    lamps.lit = {lit: True}
    for subject in (lit, gone, lit):
        send(lamp_changed, subject, cast.amina)
    page = log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=0, limit=10)
    states = present_states(viewer(cast.amina), page.events)
    assert [state["data"] for state in states] == [LampOut(id=lit, is_on=True), None, LampOut(id=lit, is_on=True)]
    assert lamps.asked == [sorted([lit, gone])]


def test_one_bad_row_does_not_stop_the_log(
    cast: Cast, lamps: Lamps, lamp_changed: EventType, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = uuid.uuid4(), uuid.uuid4()
    lamps.lit, lamps.broken = {good: True, bad: True}, {bad}
    send(lamp_changed, bad, cast.amina)
    send(lamp_changed, good, cast.amina)
    page = log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=0, limit=10)
    first, second = present_states(viewer(cast.amina), page.events)
    assert (first["data"], first["unreadable"]) == (None, True)
    assert (second["data"], second["unreadable"]) == (LampOut(id=good, is_on=True), False)
    assert "event_unreadable" in caplog.text
    assert "Amina" not in caplog.text


def test_an_event_of_a_kind_nobody_knows_any_more_is_marked(cast: Cast, lamp_changed: EventType) -> None:
    send(lamp_changed, uuid.uuid4(), cast.amina)
    Event.objects.update(event_type="kind_of_old")
    page = log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=0, limit=10)
    (only,) = present_states(viewer(cast.amina), page.events)
    assert (only["event_type"], only["data"], only["unreadable"]) == ("unknown", None, True)


def test_the_answer_is_mine_alone(cast: Cast, lamp_changed: EventType) -> None:
    """Frau Weber has events that Amina could be shown: first Amina's log is empty, then it has one of her own."""
    for _each in range(2):
        send(lamp_changed, uuid.uuid4(), cast.weber)
    amina, question = signed_in(cast.amina), {"epoch": FIRST_EPOCH, "after": "0"}
    answer = amina.get("/api/events", question)
    assert (answer.status_code, answer.json()) == (200, {"epoch": "0", "events": [], "head": 0, "more": False})
    hers = uuid.uuid4()
    send(lamp_changed, hers, cast.amina)
    Event.objects.update(event_type="kind_of_old")  # the answer's schema knows the kinds of the house, not lamps
    told = amina.get("/api/events", question).json()
    assert ([event["subject_id"] for event in told["events"]], told["head"], told["more"]) == ([str(hers)], 1, False)


def test_signed_out_there_is_no_log(client: Client) -> None:
    answer = client.get("/api/events")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize(
    "asked", [{"after": "-1"}, {"after": "9" * 30}, {"limit": "0"}, {"limit": "501"}, {"after": "x"}]
)
def test_numbers_that_make_no_sense_are_refused_by_field(cast: Cast, asked: dict[str, str]) -> None:
    answer = signed_in(cast.amina).get("/api/events", asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert [field["field"] for field in answer.json()["fields"]] == list(asked)


def test_resync_says_where_to_go_on(cast: Cast) -> None:
    answer = signed_in(cast.amina).get("/api/events", {"epoch": "old", "after": "7"})
    body = answer.json()
    assert (answer.status_code, body["code"], body["epoch"], body["head"]) == (409, "resync_needed", "0", 0)


def test_asking_when_nothing_happened_costs_two_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    """Who is asking, and where the log stands."""
    browser = signed_in(cast.amina)
    with django_assert_num_queries(2):
        browser.get("/api/events", {"epoch": FIRST_EPOCH})


def test_what_is_long_past_goes_from_the_beginning_of_each_log_and_who_was_away_starts_anew(
    cast: Cast, lamp_changed: EventType
) -> None:
    for _each in range(3):
        send(lamp_changed, uuid.uuid4(), cast.amina)
    send(lamp_changed, uuid.uuid4(), cast.weber)
    old = NOW - timedelta(days=91)
    # The clocks of two servers: what was numbered first says that it happened a moment later.
    Event.objects.filter(recipient=cast.amina.pk, seq=2).update(created_at=old)
    Event.objects.filter(recipient=cast.weber.pk).update(created_at=old)
    assert forget_events(older_than=timedelta(days=90), now=NOW) == 3
    assert (numbers(cast.amina), numbers(cast.weber)) == ([3], [])
    assert [event.seq for event in log_page(cast.amina.pk, epoch=FIRST_EPOCH, after=2, limit=9).events] == [3]
    assert log_page(cast.weber.pk, epoch=FIRST_EPOCH, after=1, limit=9).events == []
    for person in (cast.amina, cast.weber):
        with pytest.raises(ResyncNeeded):
            log_page(person.pk, epoch=FIRST_EPOCH, after=0, limit=9)
