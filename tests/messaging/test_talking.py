"""Two people talk: what one says, the other reads, in order, once, and every device hears of it."""

from typing import Any
from uuid import uuid4

import pytest

from lotse.messaging.models import Message
from tests.messaging.talk import SECRET, Talk

pytestmark = pytest.mark.django_db


def test_what_amina_says_frau_weber_reads(talk: Talk) -> None:
    sent = talk.said("amina")
    assert (sent["number"], sent["text"], sent["is_mine"], sent["kind"]) == (1, SECRET, True, "text")
    assert sent["sender"] == {"id": str(talk.cast.amina.pk), "name": "Amina Haddad", "is_team": False}
    (read,) = talk.get("weber", f"/conversations/{talk.id}/messages").json()["items"]
    assert read == {**sent, "is_mine": False, "client_key": None}


def test_nothing_that_is_said_lies_open_in_the_database(talk: Talk) -> None:
    talk.said("amina")
    row = Message.objects.get()
    assert SECRET.encode() not in bytes(row.body)
    assert bytes(row.body).startswith(b"v1|c|")


def test_messages_are_numbered_without_gaps_in_the_order_of_both_sides(talk: Talk) -> None:
    said = [talk.said(name, f"Satz {number}") for number, name in enumerate(["amina", "weber", "amina", "weber"], 1)]
    assert [each["number"] for each in said] == [1, 2, 3, 4]
    page = talk.get("amina", f"/conversations/{talk.id}/messages").json()
    assert [each["text"] for each in page["items"]] == ["Satz 1", "Satz 2", "Satz 3", "Satz 4"]
    assert (page["has_before"], page["has_after"]) == (False, False)


def test_the_same_key_brings_the_same_message(talk: Talk) -> None:
    key = uuid4()
    first, again = talk.send("amina", key=key), talk.send("amina", key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Message.objects.count() == 1


def test_the_same_key_with_something_else_is_refused(talk: Talk) -> None:
    key = uuid4()
    talk.send("amina", key=key)
    for change in ({"text": "Etwas anderes"}, {"to": talk.dmytros}):
        answer = talk.send("amina", key=key, **change)
        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Message.objects.count() == 1


def test_two_people_may_happen_to_choose_the_same_key(talk: Talk) -> None:
    key = uuid4()
    assert [talk.send(name, key=key).status_code for name in ("amina", "weber")] == [201, 201]


def test_every_device_of_both_sides_hears_of_it(talk: Talk) -> None:
    sent = talk.said("amina")
    mine, theirs = talk.events("amina")[-1], talk.events("weber")[-1]
    assert (mine["event_type"], mine["data"]) == ("message_sent", sent)
    assert theirs["data"] == {**sent, "is_mine": False, "client_key": None}
    assert talk.events("arslan") == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "invalid_input"),
        ({"text": " \n "}, 422, "invalid_input"),
        ({"text": "\u200b\u202e\u2066"}, 422, "invalid_input"),
        ({"text": "a" * 4001}, 422, "invalid_input"),
        ({"text": "Hallo", "kind": "photo"}, 422, "invalid_input"),
        ({"text": "Hallo", "kind": "forwarded"}, 422, "invalid_input"),
        ({"text": "Hallo", "attachment_id": str(uuid4())}, 422, "invalid_input"),
        ({"kind": "photo", "attachment_id": str(uuid4())}, 422, "attachment_unknown"),
        ({"text": "Hallo\x00"}, 400, "invalid_input"),
        ({"text": None}, 422, "invalid_input"),
    ],
)
def test_what_makes_no_sense_is_refused(talk: Talk, body: dict[str, Any], status: int, code: str) -> None:
    answer = talk.post("amina", f"/conversations/{talk.id}/messages", body, key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Message.objects.count() == 0


def test_four_thousand_characters_are_taken_in_any_script(talk: Talk) -> None:
    text = "ش" * 3999 + "😀"
    assert talk.said("amina", text)["text"] == text


@pytest.mark.parametrize(("key", "code"), [(None, "idempotency_key_missing"), ("x", "idempotency_key_malformed")])
def test_a_message_has_a_name_of_its_own(talk: Talk, key: str | None, code: str) -> None:
    answer = talk.post("amina", f"/conversations/{talk.id}/messages", {"text": "Hallo"}, key=key)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_more_than_sixty_in_a_minute_are_too_many_and_the_sixtieth_can_be_asked_for_again(talk: Talk) -> None:
    keys = [uuid4() for _ in range(61)]
    answers = [talk.send("amina", key=key) for key in keys]
    assert [answer.status_code for answer in answers] == [201] * 60 + [429]
    assert (answers[-1].json()["code"], answers[-1].headers["Retry-After"]) == ("too_many_messages", "60")
    assert talk.send("amina", key=keys[59]).status_code == 200
    assert talk.send("weber").status_code == 201
