"""The ways of storing messages that look right and are not, each staged step by step so that it fails every time.

Every one of them is a control for `test_message_races`: what it breaks here is what the service must never do.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lotse.core.by_hand import id_parameter
from lotse.core.second_try import violated_constraint
from lotse.directory.services import assign_worker
from lotse.messaging.models import Conversation, Message
from lotse.messaging.queries.wall import circle_of
from lotse.messaging.services import sending
from lotse.messaging.services.sending import Sent
from lotse.messaging.services.writing import KEYS_ONCE
from tests.messaging.talk import Talk, make_talk
from tests.races.crowd import at_once, bare_postgres, tally
from tests.races.staging import wait_until_blocked
from tests.races.test_message_races import broken_invariants, saying

pytestmark = pytest.mark.django_db(transaction=True)
LAST = "SELECT COALESCE(MAX(number), 0) FROM messaging_message WHERE conversation_id = %s"
TAKE_NUMBER = "UPDATE messaging_conversation SET last_number = last_number + 1 WHERE id = %s RETURNING last_number"


def row(talk: Talk, number: int, key: UUID | None = None) -> Message:
    """A message of Amina's that no rule has looked at."""
    return Message(
        conversation_id=UUID(talk.id), number=number, sender=talk.cast.amina.user, from_team=False, body=b"x",
        client_key=key or uuid4(), fingerprint=b"x", created_at=timezone.now(),
    )  # fmt: skip


@contextmanager
def without(name: str) -> Iterator[None]:
    """Take a guard of the messages away, to see what the code before it is worth."""
    constraint = next(each for each in Message._meta.constraints if each.name == name)
    everything = Message._meta.constraints
    Message._meta.constraints = [each for each in everything if each is not constraint]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Message, constraint)
    try:
        yield
    finally:
        Message.objects.all().delete()
        Message._meta.constraints = everything
        with connection.schema_editor() as editor:
            editor.add_constraint(Message, constraint)


def last_number(talk: Talk) -> int:
    with connection.cursor() as cursor:
        cursor.execute(LAST, [id_parameter(UUID(talk.id))])
        return int(cursor.fetchone()[0])


def test_the_largest_number_and_one_more_is_given_twice() -> None:
    talk = make_talk()
    with without("message_number_once"):
        seen = [last_number(talk), last_number(talk)]  # two senders look, then both write
        for number in seen:
            row(talk, number + 1).save(force_insert=True)
        assert broken_invariants()[0].startswith("numbers [1, 1]")


def test_the_database_refuses_a_number_that_was_given() -> None:
    talk = make_talk()
    row(talk, 1).save(force_insert=True)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row(talk, 1).save(force_insert=True)
    assert violated_constraint(refusal.value, KEYS_ONCE).replace("messaging_message.", "") in (
        "message_number_once",
        "conversation_id, number",
    )


def test_looking_for_the_key_first_and_writing_then_stores_twice() -> None:
    talk, key = make_talk(), uuid4()
    with without("message_key_once"):
        known = [Message.objects.filter(client_key=key).exists() for _each in range(2)]
        for number, was_known in enumerate(known, start=1):
            assert not was_known
            row(talk, number, key).save(force_insert=True)
        assert Message.objects.filter(client_key=key).count() == 2


def test_without_the_unique_key_even_the_service_doubles_what_is_sent_again() -> None:
    """The row's constraint is the only thing that knows a key; nothing else may be trusted to."""
    talk, key = make_talk(), uuid4()
    with without("message_key_once"):
        assert tally(at_once([saying(talk, "amina", key=key) for _each in range(5)])) == {"done": 5}
        assert Message.objects.count() == 5
    assert tally(at_once([saying(talk, "amina", key=key) for _each in range(5)])) == {"done": 5}
    assert Message.objects.count() == 1


def wall_first(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Any]) -> None:
    """Make the service look up the wall before it locks the conversation; `meanwhile` happens between the two."""
    in_order = sending._next_place
    seen: list[Any] = []

    def looks_first(draft: Any, now: Any, *, from_team: bool) -> Any:
        seen.append(circle_of(draft.conversation_id, timezone.localdate(now)))
        meanwhile()
        return in_order(draft, now, from_team=from_team)

    monkeypatch.setattr(sending, "_next_place", looks_first)
    monkeypatch.setattr(sending, "circle_of", lambda *_words: seen[-1])


@pytest.mark.usefixtures("only_postgres")
def test_a_wall_looked_up_before_the_lock_lets_somebody_write_whose_right_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talk = make_talk()
    now = timezone.now()
    take = partial(
        assign_worker, resident_id=talk.cast.amina.pk, worker=talk.arslan, on=timezone.localdate(now), now=now
    )

    def somebody_takes_it() -> None:
        assert at_once([take])[0].worker_id == talk.arslan.pk

    says = saying(talk, "weber", "zu spät")
    with monkeypatch.context() as patch:
        wall_first(patch, somebody_takes_it)
        assert isinstance(says(), Sent)
    assert Message.objects.get().sender_id == talk.cast.weber.pk
    assert tally(at_once([saying(talk, "weber", "noch einmal")])) == {"not_found": 1}


@pytest.mark.usefixtures("only_postgres")
def test_a_number_taken_in_a_transaction_of_its_own_leaves_a_hole_when_the_message_fails() -> None:
    talk = make_talk()
    with bare_postgres() as connect:
        one = connect()
        one.execute(TAKE_NUMBER, [talk.id])
        one.commit()  # and then the process dies
    saying(talk, "amina")()
    assert broken_invariants() == ["numbers [2], last 2"]
    Message.objects.all().delete()
    Conversation.objects.update(last_number=0, last_resident_number=0)
    with bare_postgres() as connect:
        one = connect()
        one.execute(TAKE_NUMBER, [talk.id])
        one.rollback()  # the service's way: number and message are one transaction
    saying(talk, "amina")()
    assert broken_invariants() == []


@pytest.mark.usefixtures("only_postgres")
def test_who_takes_a_number_waits_for_the_one_before() -> None:
    """The right way beside them: the conversation's row is the lock, so numbers become visible in their order."""
    talk = make_talk()
    with bare_postgres() as connect:
        first, second, watcher = connect(), connect(), connect()
        assert _taken(first, talk) == 1
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(_taken, second, talk)
            wait_until_blocked(watcher, second.info.backend_pid)
            first.commit()
            assert running.result(timeout=20) == 2
        second.rollback()


def _taken(one: "psycopg.Connection[Any]", talk: Talk) -> int:
    found = one.execute(TAKE_NUMBER, [talk.id]).fetchone()
    assert found is not None
    return int(found[0])


def test_the_service_never_asks_for_the_largest_number_and_locks_before_it_looks() -> None:
    talk = make_talk()
    statements: list[str] = []

    def watch(execute: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        return execute(sql, given, many, context)

    with connection.execute_wrapper(watch):
        assert isinstance(saying(talk, "weber")(), Sent)
    told = [sql for sql in statements if "messaging_" in sql or "directory_assignment" in sql]
    locks = next(index for index, sql in enumerate(told) if "last_number = last_number + 1" in sql)
    looks = next(index for index, sql in enumerate(told) if "directory_assignment" in sql)
    assert locks < looks
    assert [sql for sql in told if "MAX(" in sql.upper()] == []
