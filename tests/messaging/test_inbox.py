"""The worker's inbox: what waits, for how long, by house, in pages; phrases, colleagues, covers, forwarding, marks."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lotse.directory.models import Cover, Resident
from lotse.messaging.models import CannedPhrase, Conversation, Message
from lotse.messaging.queries import wall
from tests import factories
from tests.messaging.talk import Talk

pytestmark = pytest.mark.django_db


def begin_with(talk: Talk, person: Resident) -> str:
    """A conversation with one more of Frau Weber's people."""
    factories.assignment(person, talk.cast.weber)
    begun: str = talk.post("weber", "/conversations", {"resident_id": str(person.pk)}).json()["id"]
    return begun


def waits(conversation: str, *, days: int, promised: int | None = None) -> None:
    """Let it look as if its one message had come some days ago, and an answer been promised some days later."""
    since = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(pk=conversation).update(
        waiting_since=since,
        active_at=since,
        answer_by=None if promised is None else since + timedelta(days=promised),
        last_number=1,
        last_resident_number=1,
    )


@pytest.fixture
def waiting(talk: Talk) -> Talk:
    """Berta waits for five days and too long, Cem for three and too long, Dana for one; Amina for nothing."""
    for name, days, promised in (("Berta", 5, 4), ("Cem", 3, 2), ("Dana", 1, 4)):
        person = factories.resident(name, "", lives_in=factories.room(talk.cast.dmytros_house))
        waits(begin_with(talk, person), days=days, promised=promised)
    return talk


def inbox(talk: Talk, name: str = "weber", **query: Any) -> list[str]:
    words = "&".join(f"{key}={value}" for key, value in query.items())
    answer = talk.get(name, f"/staff/conversations?{words}")
    assert answer.status_code == 200, answer.content
    return [each["resident"]["name"] for each in answer.json()["items"]]


def counts(talk: Talk, name: str = "weber") -> dict[str, int]:
    found: dict[str, int] = talk.get(name, "/staff/conversations/counts").json()
    return found


def test_who_waits_longest_stands_first_and_otherwise_the_latest(waiting: Talk) -> None:
    assert inbox(waiting) == ["Amina Haddad", "Dana", "Cem", "Berta"]
    assert inbox(waiting, filter="waiting") == ["Berta", "Cem", "Dana"]
    assert inbox(waiting, filter="overdue") == ["Berta", "Cem"]
    assert inbox(waiting, filter="unread") == ["Dana", "Cem", "Berta"]
    assert counts(waiting) == {"unread": 3, "waiting": 3, "overdue": 2}
    assert counts(waiting, "kaya") == {"unread": 0, "waiting": 0, "overdue": 0}
    assert waiting.get("weber", "/bootstrap").json()["staff"]["unread_messages"] == 3


def test_the_inbox_can_be_cut_to_a_house(waiting: Talk) -> None:
    cast = waiting.cast
    assert inbox(waiting, house=cast.aminas_house.pk) == ["Amina Haddad"]
    assert inbox(waiting, house=cast.dmytros_house.pk, filter="overdue") == ["Berta", "Cem"]
    assert inbox(waiting, house=0) == []
    names = {each["resident"]["house"] for each in waiting.get("weber", "/staff/conversations").json()["items"]}
    assert names == {"Haus Lindenhof", "Haus Neckarblick"}


@pytest.mark.parametrize("wanted", ["all", "waiting"])
def test_pages_follow_each_other_without_gaps_or_repeats(waiting: Talk, wanted: str) -> None:
    found, after = [], ""
    while True:
        page = waiting.get("weber", f"/staff/conversations?filter={wanted}&limit=1{after}").json()
        found += [each["resident"]["name"] for each in page["items"]]
        if page["next"] is None:
            break
        after = "&after=" + page["next"]
    assert found == inbox(waiting, filter=wanted)


@pytest.mark.parametrize("query", ["filter=mine", "limit=0", "limit=101", "house=x", f"after={'x' * 101}"])
def test_questions_without_sense_are_refused(talk: Talk, query: str) -> None:
    assert talk.get("weber", f"/staff/conversations?{query}").status_code == 422


def test_a_cursor_nobody_gave_out_begins_at_the_top(waiting: Talk) -> None:
    for after in ("x", "_", "2026-11-22T10:00:00_x", "2026-11-22T10:00:00_00000000-0000-0000-0000-000000000000"):
        assert len(inbox(waiting, after=after)) == 4


def queries(talk: Talk, name: str, path: str) -> int:
    wall._today.clear()  # asked once a second only
    with CaptureQueriesContext(connection) as captured:
        assert talk.get(name, path).status_code == 200
    return len(captured)


def test_lists_take_as_many_queries_for_three_as_for_one(talk: Talk) -> None:
    paths = [
        ("weber", "/staff/conversations", 10),
        ("weber", "/staff/conversations/counts", 2),
        ("weber", f"/conversations/{talk.id}", 8),
        ("weber", f"/conversations/{talk.id}/messages", 3),
        ("amina", "/conversations", 8),
        ("amina", f"/conversations/{talk.id}/messages", 3),
        ("weber", "/events?epoch=0&after=0", 14),
        ("weber", "/staff/phrases", 2),
    ]
    talk.said("amina")
    talk.post("weber", "/staff/phrases", {"text": "Guten Tag"})
    one = [queries(talk, name, path) for name, path, _most in paths]
    for number in range(2):
        talk.said("weber", f"Antwort {number}")
        talk.said("amina", f"Frage {number}")
        talk.post("weber", "/staff/phrases", {"text": "Guten Tag"})
        begin_with(talk, factories.resident(f"Person {number}"))
    three = [queries(talk, name, path) for name, path, _most in paths]
    assert one == three
    assert [(path, count) for (_name, path, most), count in zip(paths, one, strict=True) if count > most] == []


def history(talk: Talk, count: int) -> None:
    for number in range(1, count + 1):
        talk.said("amina" if number % 2 else "weber", f"Satz {number}")


def numbers(talk: Talk, query: str) -> tuple[list[int], bool, bool]:
    page = talk.get("amina", f"/conversations/{talk.id}/messages?{query}").json()
    return [item["number"] for item in page["items"]], page["has_before"], page["has_after"]


@pytest.mark.parametrize(
    ("query", "found", "has_before", "has_after"),
    [
        ("limit=3", [5, 6, 7], True, False),
        ("limit=7", [1, 2, 3, 4, 5, 6, 7], False, False),
        ("limit=3&before=5", [2, 3, 4], True, True),
        ("limit=3&before=4", [1, 2, 3], False, True),
        ("limit=3&before=1", [], False, False),
        ("limit=3&after=0", [1, 2, 3], False, True),
        ("limit=3&after=4", [5, 6, 7], True, False),
        ("limit=3&after=7", [], True, False),
        ("limit=4&around=4", [2, 3, 4, 5], True, True),
        ("limit=4&around=1", [1, 2], False, True),
        ("limit=4&around=7", [5, 6, 7], True, False),
        ("limit=4&around=0", [1, 2], False, True),
    ],
)
def test_a_long_history_is_read_in_both_directions(
    talk: Talk, query: str, found: Sequence[int], has_before: bool, has_after: bool
) -> None:
    history(talk, 7)
    assert numbers(talk, query) == (found, has_before, has_after)


@pytest.mark.parametrize("query", ["before=-1", "after=x", "limit=0", "limit=101", f"around={2**31}"])
def test_a_place_that_cannot_be_is_refused(talk: Talk, query: str) -> None:
    assert talk.get("amina", f"/conversations/{talk.id}/messages?{query}").status_code == 422


def test_marks_only_grow_and_never_beyond_the_last_message(talk: Talk) -> None:
    history(talk, 4)
    place = f"/conversations/{talk.id}/marks"
    assert talk.put("amina", place, {"delivered": 3}).json() == {
        "last_number": 4,
        "team_seen_number": 0,
        "delivered_number": 3,
        "read_number": 0,
    }
    assert talk.put("amina", place, {"delivered": 1, "read": 2}).json()["delivered_number"] == 3
    assert talk.put("amina", place, {"read": 99}).json()["read_number"] == 4
    assert talk.put("weber", place, {"read": 3}).json()["team_seen_number"] == 3
    assert talk.put("weber", place, {"read": 1}).json()["team_seen_number"] == 3
    for wrong in ({"read": -1}, {"read": "x"}, {"delivered": 2**40}):
        assert talk.put("weber", place, wrong).status_code == 422


def test_the_team_learns_what_a_phone_has_and_never_what_somebody_read(talk: Talk) -> None:
    history(talk, 2)
    before = len(talk.events("weber"))
    talk.put("amina", f"/conversations/{talk.id}/marks", {"delivered": 2})
    assert len(talk.events("weber")) == before + 1
    talk.put("amina", f"/conversations/{talk.id}/marks", {"read": 2})
    assert len(talk.events("weber")) == before + 1
    assert talk.events("amina")[-1]["data"]["marks"]["read_number"] == 2
    assert talk.conversation("weber")["marks"] == {
        "last_number": 2,
        "team_seen_number": 0,
        "delivered_number": 2,
        "read_number": 0,
    }
    talk.put("weber", f"/conversations/{talk.id}/marks", {"read": 2})
    assert talk.events("amina")[-1]["data"]["marks"]["team_seen_number"] == 2
    count = len(talk.events("amina"))
    talk.put("weber", f"/conversations/{talk.id}/marks", {"read": 2})
    assert len(talk.events("amina")) == count


def test_unread_counts_what_the_other_side_wrote(talk: Talk) -> None:
    history(talk, 5)
    assert talk.conversation("amina")["unread"] == 2
    assert talk.conversation("weber")["unread"] == 3
    assert talk.get("amina", "/bootstrap").json()["resident"]["unread_messages"] == 2
    talk.put("amina", f"/conversations/{talk.id}/marks", {"read": 2})
    assert talk.get("amina", "/bootstrap").json()["resident"]["unread_messages"] == 1


def forward(talk: Talk, to: str, *, by: str = "weber", days: int = 3) -> Any:
    until = timezone.localdate() + timedelta(days=days)
    body = {"to": str(talk.person(to).pk), "until_on": until.isoformat()}
    return talk.post(by, f"/staff/conversations/{talk.id}/forward", body)


def test_a_forwarding_is_told_to_everybody_and_can_be_taken_back(talk: Talk) -> None:
    talk.said("amina")
    answer = forward(talk, "yilmaz").json()
    until = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert (answer["forwarded_to"]["name"], answer["forwarded_until"]) == ("Deniz Yilmaz", until)
    told = talk.get("amina", f"/conversations/{talk.id}/messages").json()["items"][-1]
    assert (told["kind"], told["text"], told["forwarded"]) == (
        "forwarded",
        "",
        {"to": "Deniz Yilmaz", "until_on": until},
    )
    assert talk.conversation("amina")["waiting_since"] is not None
    forward(talk, "yilmaz")
    assert Message.objects.count() == 2
    assert talk.browser("weber").delete(f"/api/staff/conversations/{talk.id}/forward").status_code == 204
    assert talk.get("yilmaz", f"/conversations/{talk.id}").status_code == 404
    assert talk.events("yilmaz")[-1]["data"] is None
    assert talk.conversation("amina")["forwarded_to"] is None


def test_forwarding_stays_in_the_team_and_ahead(talk: Talk) -> None:
    talk.said("amina")
    for to in ("kaya", "roth", "weber", "amina"):
        answer = forward(talk, to)
        assert (answer.status_code, answer.json()["code"]) == (422, "not_in_team")
    for days in (-1, 367):
        assert forward(talk, "yilmaz", days=days).json()["code"] == "day_not_ahead"
    for by, status in (("kaya", 404), ("yilmaz", 404), ("amina", 403), ("roth", 403), ("nobody", 401)):
        assert forward(talk, "yilmaz", by=by).status_code == status
        delete = talk.browser(by).delete(f"/api/staff/conversations/{talk.id}/forward")
        assert delete.status_code == status
    assert talk.conversation("amina")["forwarded_to"] is None


def test_phrases_are_ones_own_or_of_the_organisation(talk: Talk) -> None:
    cast = talk.cast
    CannedPhrase.objects.create(organisation=cast.weber.organisation, text="Für alle", created_at=timezone.now())
    foreign = CannedPhrase.objects.create(
        organisation=cast.kaya.organisation, owner=cast.kaya, text="Herr Kayas Satz", created_at=timezone.now()
    )
    made = talk.post("weber", "/staff/phrases", {"text": " Guten Tag "}).json()
    assert [(each["text"], each["is_mine"]) for each in talk.get("weber", "/staff/phrases").json()] == [
        ("Für alle", False),
        ("Guten Tag", True),
    ]
    assert [each["text"] for each in talk.get("arslan", "/staff/phrases").json()] == ["Für alle"]
    assert talk.put("weber", f"/staff/phrases/{made['id']}", {"text": "Hallo"}).json()["text"] == "Hallo"
    shared = CannedPhrase.objects.get(owner=None)
    for phrase in (shared, foreign):
        assert talk.put("weber", f"/staff/phrases/{phrase.pk}", {"text": "Anders"}).status_code == 404
        assert talk.browser("weber").delete(f"/api/staff/phrases/{phrase.pk}").status_code == 404
    assert talk.browser("weber").delete(f"/api/staff/phrases/{made['id']}").status_code == 204
    for name, status in (("amina", 403), ("roth", 403), ("nobody", 401)):
        assert talk.get(name, "/staff/phrases").status_code == status
    for text in ("", "  ", "x" * 1001):
        assert talk.post("weber", "/staff/phrases", {"text": text}).status_code == 422


def cover(talk: Talk, worker: str, deputy: str, *, by: str = "weber", first: int = 0, last: int = 2) -> Any:
    today = timezone.localdate()
    body = {"worker": str(talk.person(worker).pk), "deputy": str(talk.person(deputy).pk)}
    days = {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}
    return talk.post(by, "/staff/covers", body | {name: day.isoformat() for name, day in days.items()})


def test_a_cover_opens_conversations_at_once_and_its_end_closes_them(talk: Talk) -> None:
    talk.said("amina")
    made = cover(talk, "weber", "arslan").json()
    assert (made["worker"]["name"], made["deputy"]["name"]) == ("Sabine Weber", "Anna Arslan")
    assert made["ends_on"] == (timezone.localdate() + timedelta(days=2)).isoformat()
    assert talk.events("arslan")[-1]["data"]["cover"]["name"] == "Anna Arslan"
    assert talk.events("amina")[-1]["data"]["readers"] == ["Sabine Weber", "Anna Arslan"]
    assert [each["id"] for each in talk.get("yilmaz", "/staff/covers").json()] == [made["id"]]
    assert talk.browser("weber").delete(f"/api/staff/covers/{made['id']}").status_code == 204
    assert talk.events("arslan")[-1]["data"] is None
    assert talk.get("arslan", f"/conversations/{talk.id}").status_code == 404
    assert talk.get("weber", "/staff/covers").json() == []


def test_a_colleague_can_enter_it_for_somebody_who_is_ill(talk: Talk) -> None:
    made = cover(talk, "weber", "yilmaz", by="arslan")
    assert made.status_code == 201
    assert Cover.objects.get().entered_by_id == talk.arslan.pk


def test_covers_stay_in_the_team_ahead_and_single(talk: Talk) -> None:
    for worker, deputy in (("weber", "kaya"), ("kaya", "weber"), ("weber", "weber"), ("weber", "roth")):
        assert cover(talk, worker, deputy).json()["code"] == "not_in_your_team"
    for first, last in ((-1, 2), (2, 1), (0, 367)):
        assert cover(talk, "weber", "arslan", first=first, last=last).json()["code"] == "cover_days"
    assert cover(talk, "weber", "arslan", first=1, last=3).status_code == 201
    again = cover(talk, "weber", "yilmaz", first=3, last=4)
    assert (again.status_code, again.json()["code"]) == (409, "cover_overlaps")
    assert cover(talk, "weber", "yilmaz", first=4, last=5).status_code == 201
    theirs = Cover.objects.order_by("pk")[0].pk
    for by, status in (("kaya", 404), ("amina", 403), ("nobody", 401)):
        assert talk.browser(by).delete(f"/api/staff/covers/{theirs}").status_code == status
    assert [each["name"] for each in talk.get("weber", "/staff/colleagues").json()] == ["Anna Arslan", "Deniz Yilmaz"]
    assert talk.get("kaya", "/staff/colleagues").json() == []


def test_a_conversation_is_begun_once(talk: Talk) -> None:
    assert {talk.begin(name, resident).json()["id"] for name, resident in (("amina", None), ("weber", "amina"))} == {
        talk.id
    }
    assert Conversation.objects.filter(resident=talk.cast.amina).count() == 1
    assert talk.begin("weber", "amina").json()["last_message"] is None
