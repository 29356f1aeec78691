"""Who reads a conversation: the resident, the worker in charge, her cover today, whom it was forwarded to. Nobody else.

Every refusal is tested with a conversation that holds something to leak.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from lotse.accounts.models import Role
from lotse.directory.models import Assignment
from lotse.directory.services import assign_worker, move_out
from lotse.messaging.models import Message
from lotse.messaging.queries.wall import circle_of
from tests import factories, people
from tests.delivery.phones import work
from tests.messaging.talk import SECRET, Talk

pytestmark = pytest.mark.django_db
OUTSIDERS = ["dmytro", "kaya", "roth", "lang", "arslan", "nobody"]
REFUSED = {"dmytro": 404, "kaya": 404, "arslan": 404, "roth": 403, "lang": 403, "nobody": 401}


def doors(talk: Talk) -> list[Callable[[str], Any]]:
    """Every endpoint that leads to a conversation."""
    one = f"/conversations/{talk.id}"
    return [
        lambda name: talk.get(name, one),
        lambda name: talk.get(name, f"{one}/messages"),
        lambda name: talk.get(name, f"{one}/messages?after=0"),
        lambda name: talk.get(name, f"{one}/messages?around=1"),
        lambda name: talk.send(name, "Ich bin nicht dabei"),
        lambda name: talk.put(name, f"{one}/marks", {"read": 1, "delivered": 1}),
    ]


@pytest.mark.parametrize("name", OUTSIDERS)
def test_outsiders_find_nothing_behind_any_door(talk: Talk, name: str) -> None:
    talk.said("amina")
    for number, door in enumerate(doors(talk)):
        answer = door(name)
        assert answer.status_code == REFUSED[name], (number, answer.content)
        assert SECRET not in answer.content.decode()
    assert Message.objects.count() == 1
    assert talk.conversation("weber")["marks"]["team_seen_number"] == 0


@pytest.mark.parametrize("name", OUTSIDERS)
def test_lists_and_logs_of_outsiders_hold_nothing_of_it(talk: Talk, name: str) -> None:
    talk.said("amina")
    for path in ("/conversations", "/staff/conversations", "/staff/conversations/counts", "/events?epoch=0&after=0"):
        answer = talk.get(name, path)
        assert SECRET not in answer.content.decode()
        assert talk.id not in answer.content.decode()


def test_staff_write_only_to_the_people_they_look_after(talk: Talk) -> None:
    assert talk.begin("weber", "amina").json()["id"] == talk.id
    for name, resident in (("weber", "dmytro"), ("kaya", "amina"), ("arslan", "amina"), ("weber", "roth")):
        assert talk.begin(name, resident).status_code == 404
    assert talk.begin("weber").status_code == 422
    assert talk.begin("roth", "amina").status_code == 403


def test_a_resident_cannot_begin_one_in_the_name_of_another(talk: Talk) -> None:
    assert talk.begin("dmytro", "amina").json()["id"] == talk.dmytros


def test_nobody_in_charge_nobody_to_write_to(talk: Talk) -> None:
    Assignment.objects.filter(resident=talk.cast.amina).delete()
    answer = talk.begin("amina")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_worker")


def test_whoever_covers_today_reads_and_answers(talk: Talk) -> None:
    talk.said("amina")
    talk.cover()
    seen = talk.conversation("arslan")
    assert (seen["worker"]["name"], seen["cover"]["name"]) == ("Sabine Weber", "Anna Arslan")
    assert seen["readers"] == ["Sabine Weber", "Anna Arslan"]
    assert talk.send("arslan", "Ich vertrete Frau Weber").status_code == 201
    assert [event["event_type"] for event in talk.events("arslan")] == ["message_sent"]


@pytest.mark.parametrize(("starts_in", "days"), [(1, 3), (-3, 3)])
def test_a_cover_of_other_days_opens_nothing(talk: Talk, starts_in: int, days: int) -> None:
    talk.said("amina")
    talk.cover(starts_in=starts_in, days=days)
    assert [door("arslan").status_code for door in doors(talk)] == [404] * 6
    assert talk.conversation("amina")["cover"] is None


def test_the_cover_of_somebody_else_opens_nothing(talk: Talk) -> None:
    talk.said("amina")
    talk.cover("arslan", "yilmaz")
    assert talk.get("yilmaz", f"/conversations/{talk.id}").status_code == 404


def test_whom_it_is_forwarded_to_reads_and_answers_until_the_day_is_over(talk: Talk) -> None:
    talk.said("amina")
    forward(talk, "yilmaz")
    assert talk.conversation("yilmaz")["readers"] == ["Sabine Weber", "Deniz Yilmaz"]
    assert talk.send("yilmaz", "Guten Tag").status_code == 201
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert list(circle_of(UUID(talk.id), tomorrow).readers.values()) == ["Sabine Weber", "Deniz Yilmaz"]
    assert list(circle_of(UUID(talk.id), tomorrow + timedelta(days=1)).readers.values()) == ["Sabine Weber"]


def test_who_has_it_by_forwarding_hands_it_back_and_not_on(talk: Talk) -> None:
    forward(talk, "yilmaz")
    refused = forward(talk, "arslan", days=300, by="yilmaz")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert forward(talk, "yilmaz", days=300, by="yilmaz").status_code == 403
    assert talk.get("arslan", f"/conversations/{talk.id}").status_code == 404
    assert talk.browser("yilmaz").delete(f"/api/staff/conversations/{talk.id}/forward").status_code == 204
    assert talk.get("yilmaz", f"/conversations/{talk.id}").status_code == 404


def test_a_deputy_forwards_no_longer_than_she_covers(talk: Talk) -> None:
    talk.cover("weber", "arslan", days=3)
    last_day = timezone.localdate() + timedelta(days=2)
    refused = forward(talk, "yilmaz", days=3, by="arslan")
    assert (refused.status_code, refused.json()["code"]) == (422, "beyond_cover")
    assert (refused.json()["last_day"], f"{last_day:%d.%m.%Y}" in refused.json()["message"]) == (str(last_day), True)
    assert forward(talk, "yilmaz", days=2, by="arslan").status_code == 200
    tomorrow = timezone.localdate() + timedelta(days=3)
    assert list(circle_of(UUID(talk.id), tomorrow).readers.values()) == ["Sabine Weber"]


def forward(talk: Talk, to: str, days: int = 1, by: str = "weber") -> Any:
    until = timezone.localdate() + timedelta(days=days)
    body = {"to": str(talk.person(to).pk), "until_on": until.isoformat()}
    return talk.post(by, f"/staff/conversations/{talk.id}/forward", body)


def test_a_new_worker_of_the_same_team_sees_all_of_it_and_the_old_one_nothing_more(talk: Talk) -> None:
    talk.said("amina")
    reassign(talk, talk.arslan)
    assert [item["text"] for item in talk.get("arslan", f"/conversations/{talk.id}/messages").json()["items"]] == [
        SECRET
    ]
    assert [door("weber").status_code for door in doors(talk)] == [404] * 6
    last = talk.events("weber")[-1]
    assert (last["event_type"], last["subject_id"], last["data"]) == ("conversation_changed", talk.id, None)
    assert talk.events("arslan")[-1]["data"]["worker"]["name"] == "Anna Arslan"
    assert talk.events("amina")[-1]["data"]["readers"] == ["Anna Arslan"]
    before = len(talk.events("weber"))
    talk.said("amina", "Frau Weber liest das nicht")
    assert len(talk.events("weber")) == before


def test_who_left_hears_by_an_old_key_only_what_she_said_herself(talk: Talk) -> None:
    talk.said("amina")
    key = uuid4()
    first = talk.send("weber", "Guten Tag", key=key).json()
    reassign(talk, talk.arslan)
    for _each in range(3):
        talk.said("amina", "Frau Weber weiß das nicht")
    again = talk.send("weber", "Guten Tag", key=key)
    assert (again.status_code, again.json()["id"], again.json()["text"]) == (200, first["id"], "Guten Tag")
    assert again.json()["marks"] == {
        "last_number": 2, "team_seen_number": 0, "delivered_number": 0, "read_number": 2
    }  # fmt: skip
    assert again.json()["answer_by"] is None


def reassign(talk: Talk, worker: Any) -> None:
    now = timezone.now()
    assign_worker(resident_id=talk.cast.amina.pk, worker=worker, on=timezone.localdate(now), now=now)


def test_what_was_sent_before_is_a_tombstone_for_who_left(talk: Talk) -> None:
    talk.said("amina")
    assert SECRET in str(talk.events("weber"))
    reassign(talk, talk.arslan)
    assert SECRET not in str(talk.events("weber"))
    assert {event["data"] is None for event in talk.events("weber")} == {True}


def test_another_team_begins_a_new_conversation_and_the_old_one_stays_readable(talk: Talk) -> None:
    talk.said("amina")
    reassign(talk, factories.staff("Lena Vogt", in_team=factories.team(talk.cast.weber.organisation)))
    old = talk.conversation("amina")
    assert (old["can_write"], old["readers"], old["worker"]) == (False, [], None)
    assert [item["text"] for item in talk.get("amina", f"/conversations/{talk.id}/messages").json()["items"]] == [
        SECRET
    ]
    refused = talk.send("amina", "Hallo?")
    assert (refused.status_code, refused.json()["code"]) == (409, "conversation_closed")
    new = talk.begin("amina").json()
    assert new["id"] != talk.id
    assert new["last_message"] is None
    assert [each["id"] for each in talk.get("amina", "/conversations").json()] == [new["id"], talk.id]
    assert talk.get("weber", f"/conversations/{talk.id}").status_code == 404


def test_covers_and_forwardings_end_with_the_team(talk: Talk) -> None:
    talk.said("amina")
    talk.cover()
    forward(talk, "yilmaz")
    reassign(talk, factories.staff("Lena Vogt", in_team=factories.team(talk.cast.weber.organisation)))
    for name in ("arslan", "yilmaz"):
        assert talk.get(name, f"/conversations/{talk.id}").status_code == 404


def test_what_was_sent_is_answered_again_though_the_sender_may_no_longer_write(talk: Talk) -> None:
    key = uuid4()
    sent = talk.send("weber", "Bis morgen", key=key)
    reassign(talk, talk.arslan)
    again = talk.send("weber", "Bis morgen", key=key)
    assert (again.status_code, again.json()["id"]) == (200, sent.json()["id"])
    assert talk.send("weber", "Noch etwas").status_code == 404


def test_somebody_who_no_longer_works_here_reads_nothing_and_others_go_on(talk: Talk) -> None:
    talk.cover()
    talk.cast.weber.user.is_active = False
    talk.cast.weber.user.save()
    talk.said("amina")
    assert talk.get("weber", f"/conversations/{talk.id}").status_code == 401
    assert talk.conversation("amina")["readers"] == ["Anna Arslan"]
    assert talk.send("arslan", "Ich antworte").status_code == 201


def test_who_moved_out_is_read_by_nobody_any_more(talk: Talk) -> None:
    """Desks and phones are told by a job that is written with the moving out: no death in between loses it."""
    talk.said("amina")
    leave(talk)
    assert talk.get("weber", f"/conversations/{talk.id}").status_code == 404
    assert talk.get("amina", f"/conversations/{talk.id}").status_code == 401
    assert SECRET not in str(talk.events("weber"))
    before = len(talk.events("weber"))
    work(timezone.now())
    told = talk.events("weber")[before:]
    assert [(each["event_type"], each["subject_id"], each["data"]) for each in told] == [
        ("conversation_changed", talk.id, None)
    ]


def leave(talk: Talk) -> None:
    now = timezone.now()
    move_out(resident_id=talk.cast.amina.pk, on=timezone.localdate(now), by=talk.cast.roth.pk, now=now)


def test_a_moving_out_that_is_undone_tells_nobody(talk: Talk) -> None:
    talk.said("amina")
    before = len(talk.events("weber"))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        leave(talk)
        raise ZeroDivisionError
    work(timezone.now())
    assert len(talk.events("weber")) == before


def test_the_wall_as_a_list_and_as_a_condition_are_one(talk: Talk) -> None:
    talk.said("amina")
    talk.cover()
    forward(talk, "yilmaz")
    for name in ("weber", "kaya", "arslan", "yilmaz"):
        listed = [each["id"] for each in talk.get(name, "/staff/conversations").json()["items"]]
        for which in (talk.id, talk.dmytros):
            reads = talk.person(name).pk in circle_of(UUID(which), timezone.localdate()).readers
            assert (which in listed) == reads
            assert (talk.get(name, f"/conversations/{which}").status_code == 200) == reads


def test_a_second_social_worker_role_is_needed_to_read(talk: Talk) -> None:
    """Somebody of the team who is not a social worker stands in no circle, whatever the rows say."""
    clerk = factories.staff("Tom Vogel", role=Role.ACCOMMODATION_STAFF, works_for=talk.cast.weber.organisation)
    clerk.team = talk.cast.weber.team
    clerk.save()
    talk.arslan = clerk
    talk.cover()
    talk.said("amina")
    assert talk.conversation("amina")["readers"] == ["Sabine Weber"]
    assert people.signed_in(clerk).get(f"/api/conversations/{talk.id}").status_code == 403
    assert talk.events("arslan") == []
