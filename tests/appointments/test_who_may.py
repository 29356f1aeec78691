"""Who sees and does what with appointments: each refusal with data beside it that could have leaked."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from lotse.appointments.api import closures, groups, hours, resident, staff
from lotse.appointments.models import Absence, Appointment, AvailabilityRule, DayOverride, TopicResponsibility
from lotse.appointments.services.groups import plan_session
from lotse.core.languages import LANGUAGES
from lotse.directory.models import Assignment
from tests import factories
from tests.appointments.desk import SECRET_TOPIC, Desk, post

pytestmark = pytest.mark.django_db

ID = "00000000-0000-4000-8000-000000000000"
RESIDENTS = [
    ("GET", "/api/topics"),
    ("GET", "/api/topics/1/workers"),
    ("GET", f"/api/slots?topic=1&worker={ID}"),
    ("GET", "/api/appointments"),
    ("POST", "/api/appointments"),
    ("GET", f"/api/appointments/{ID}"),
    ("POST", f"/api/appointments/{ID}/cancel"),
    ("POST", f"/api/appointments/{ID}/move"),
    ("GET", f"/api/appointments/{ID}/calendar.ics"),
    ("GET", "/api/group-sessions"),
    ("POST", f"/api/group-sessions/{ID}/join"),
    ("POST", f"/api/group-sessions/{ID}/leave"),
]
WORKERS = [
    ("GET", "/api/staff/week"),
    ("GET", "/api/staff/topics"),
    ("GET", f"/api/staff/slots?resident={ID}&topic=1"),
    ("POST", "/api/staff/appointments"),
    ("GET", f"/api/staff/appointments/{ID}"),
    ("POST", f"/api/staff/appointments/{ID}/cancel"),
    ("POST", f"/api/staff/appointments/{ID}/move"),
    ("POST", f"/api/staff/appointments/{ID}/outcome"),
    ("GET", "/api/staff/hours"),
    ("POST", "/api/staff/rules"),
    ("PUT", "/api/staff/rules/1"),
    ("POST", "/api/staff/rules/1/end"),
    ("POST", "/api/staff/overrides"),
    ("DELETE", "/api/staff/overrides/1"),
    ("POST", "/api/staff/absences"),
    ("DELETE", "/api/staff/absences/1"),
]
DISTRICT = [
    ("GET", "/api/staff/closures"),
    ("GET", "/api/staff/closures/places"),
    ("GET", "/api/staff/closures/hit"),
    ("POST", "/api/staff/closures"),
    ("DELETE", "/api/staff/closures/1"),
]
EVERYTHING = [*RESIDENTS, *WORKERS, *DISTRICT]


def called(desk: Desk, name: str, endpoints: list[tuple[str, str]]) -> set[tuple[int, str]]:
    client = desk.browser(name)
    answers = [client.generic(method, path, "{}", content_type="application/json") for method, path in endpoints]
    return {(answer.status_code, answer.json()["code"]) for answer in answers}


def test_every_endpoint_of_the_app_is_in_one_of_the_lists_above() -> None:
    there = {
        (method, path)
        for room in (resident, staff, hours, closures, groups)
        for path, view in room.router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    }
    assert len(there) == len(EVERYTHING)


def test_signed_out_nobody_gets_anything(desk: Desk) -> None:
    assert called(desk, "nobody", EVERYTHING) == {(401, "not_signed_in")}


@pytest.mark.parametrize(
    ("name", "endpoints"),
    [
        ("roth", EVERYTHING),
        ("lang", [*RESIDENTS, *WORKERS]),
        ("weber", [*RESIDENTS, *DISTRICT]),
        ("amina", [*WORKERS, *DISTRICT]),
    ],
)
def test_other_roles_are_turned_away(desk: Desk, name: str, endpoints: list[tuple[str, str]]) -> None:
    desk.book()
    assert called(desk, name, endpoints) == {(403, "not_allowed")}


def test_dmytro_cannot_see_or_touch_aminas_appointment(desk: Desk) -> None:
    made, dmytro = desk.book(), desk.browser("dmytro")
    own = desk.book("dmytro", worker="kaya")
    path = f"/api/appointments/{made['id']}"
    answers = [
        dmytro.get(path),
        dmytro.get(f"{path}/calendar.ics"),
        post(dmytro, f"{path}/cancel", {"version": 1}),
        post(dmytro, f"{path}/move", {"starts_at": made["starts_at"], "version": 1}, key=uuid4()),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "not_found")] * 4
    assert [each["id"] for each in dmytro.get("/api/appointments").json()["upcoming"]] == [own["id"]]
    assert Appointment.objects.get(pk=made["id"]).version == 1


def test_who_looked_after_amina_until_yesterday_books_nothing_for_her_any_more(desk: Desk) -> None:
    weber, starts_at = desk.browser("weber"), desk.first_slot()
    today = timezone.localdate()
    Assignment.objects.filter(worker=desk.cast.weber).update(starts_on=today - timedelta(days=1), ends_on=today)
    slots = weber.get(f"/api/staff/slots?resident={desk.cast.amina.pk}&topic={desk.letters.pk}")
    body = {"resident": str(desk.cast.amina.pk), "topic": desk.letters.pk, "starts_at": starts_at}
    booked = post(weber, "/api/staff/appointments", body, key=uuid4())
    assert [(answer.status_code, answer.json()["code"]) for answer in (slots, booked)] == [(404, "not_found")] * 2
    assert Appointment.objects.count() == 0


@pytest.mark.parametrize(("phase", "offered"), [("VU", ["Sabine Weber", "Anna Arslan"]), ("AU", ["Sabine Weber"])])
def test_a_colleague_for_the_other_phase_is_not_offered(desk: Desk, phase: str, offered: list[str]) -> None:
    """The same organisation works for both phases, with a team each."""
    team = factories.team(desk.cast.weber.organisation, phase=phase)
    colleague = factories.staff("Anna Arslan", in_team=team)
    TopicResponsibility.objects.create(topic=desk.letters, worker=colleague)
    desk.open_all_week(colleague)
    amina = desk.browser("amina")
    found = amina.get(f"/api/topics/{desk.letters.pk}/workers").json()["items"]
    assert [each["worker"]["name"] for each in found] == offered
    slots = amina.get(f"/api/slots?topic={desk.letters.pk}&worker={colleague.pk}")
    booked = post(amina, "/api/appointments", desk.booking(worker=str(colleague.pk)), key=uuid4())
    assert (slots.status_code, booked.status_code) == ((200, 201) if phase == "VU" else (404, 404))


def test_amina_cannot_come_to_the_worker_of_another_organisation(desk: Desk) -> None:
    """Herr Kaya is even responsible for the topic, but not in the organisation that looks after Amina."""
    amina, kaya = desk.browser("amina"), str(desk.cast.kaya.pk)
    free = desk.first_slot(of="kaya", resident="dmytro")
    answers = [
        amina.get(f"/api/slots?topic={desk.discreet.pk}&worker={kaya}"),
        post(amina, "/api/appointments", {"topic": desk.discreet.pk, "worker": kaya, "starts_at": free}, key=uuid4()),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "worker_not_for_you")] * 2
    found = amina.get(f"/api/topics/{desk.discreet.pk}/workers").json()["items"]
    assert [each["worker"]["name"] for each in found] == ["Sabine Weber"]


def test_herr_kaya_cannot_see_or_touch_frau_webers_appointment(desk: Desk) -> None:
    made, begun, kaya = desk.book(), desk.past(desk.cast.amina, desk.cast.weber), desk.browser("kaya")
    own = desk.book("dmytro", worker="kaya")
    path = f"/api/staff/appointments/{made['id']}"
    answers = [
        kaya.get(path),
        post(kaya, f"{path}/cancel", {"version": 1, "reason": "ill"}),
        post(kaya, f"{path}/move", {"starts_at": made["starts_at"], "version": 1}, key=uuid4()),
        post(kaya, f"/api/staff/appointments/{begun.pk}/outcome", {"outcome": "no_show", "version": 1}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "not_found")] * 4
    week = kaya.get(f"/api/staff/week?from={made['starts_at'][:10]}").json()
    assert [each["id"] for each in week["appointments"]] == [own["id"]]
    assert {each["place"]["id"] for day in week["days"] for each in day["windows"]} == {desk.kayas_office.pk}
    assert set(Appointment.objects.values_list("status", flat=True)) == {"booked"}


def test_herr_kaya_cannot_book_for_amina_nor_learn_when_she_is_busy(desk: Desk) -> None:
    kaya, free = desk.browser("kaya"), desk.first_slot(of="kaya", resident="dmytro")
    amina = str(desk.cast.amina.pk)
    answers = [
        kaya.get(f"/api/staff/slots?resident={amina}&topic={desk.letters.pk}"),
        post(
            kaya,
            "/api/staff/appointments",
            {"resident": amina, "topic": desk.letters.pk, "starts_at": free},
            key=uuid4(),
        ),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "not_found")] * 2
    assert Appointment.objects.count() == 0


def test_herr_kaya_cannot_change_frau_webers_hours(desk: Desk) -> None:
    now, kaya, weber = timezone.now(), desk.browser("kaya"), desk.cast.weber
    rule = AvailabilityRule.objects.filter(worker=weber).first()
    assert rule is not None
    override = DayOverride.objects.create(worker=weber, on=now.date() + timedelta(days=2), windows=[])
    absence = Absence.objects.create(worker=weber, starts_at=now, ends_at=now + timedelta(days=1))
    body = {"weekday": 0, "starts_at": "01:00", "ends_at": "02:00", "valid_from": "2026-01-05",
            "place": desk.kayas_office.pk}  # fmt: skip
    answers = [
        kaya.put(f"/api/staff/rules/{rule.pk}", body, content_type="application/json"),
        post(kaya, f"/api/staff/rules/{rule.pk}/end", {"last_on": "2026-01-01"}),
        kaya.delete(f"/api/staff/overrides/{override.pk}"),
        kaya.delete(f"/api/staff/absences/{absence.pk}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    hours = kaya.get("/api/staff/hours").json()
    assert (len(hours["rules"]), hours["overrides"], hours["absences"]) == (7, [], [])
    assert {each["place"] for each in hours["rules"]} == {desk.kayas_office.pk}
    assert (DayOverride.objects.count(), Absence.objects.count()) == (1, 1)


def test_dmytro_does_not_see_the_groups_of_another_organisation(desk: Desk) -> None:
    starts_at = timezone.now() + timedelta(days=2)
    session = plan_session(
        worker_id=desk.cast.weber.pk, place_id=desk.office.pk, titles={"de": "Frauencafé"}, starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), capacity=5, now=timezone.now(),
    )  # fmt: skip
    dmytro = desk.browser("dmytro")
    assert dmytro.get("/api/group-sessions").json() == []
    assert post(dmytro, f"/api/group-sessions/{session.pk}/join", {}).status_code == 404
    assert post(dmytro, f"/api/group-sessions/{session.pk}/leave", {}).status_code == 404
    session.refresh_from_db()
    assert session.taken == 0


def test_the_resident_never_learns_of_others_from_slots(desk: Desk) -> None:
    """A taken time is simply not there: no name, no topic, no reason."""
    made = desk.book("dmytro", worker="kaya", topic=desk.discreet)
    TopicResponsibility.objects.create(topic=desk.letters, worker=desk.cast.weber)
    text = desk.browser("amina").get(f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}").content.decode()
    assert [word for word in (made["id"], "Dmytro", "Kovalenko", SECRET_TOPIC) if word in text] == []


def test_a_discreet_topic_beside_a_person_is_seen_by_resident_and_worker_alone(desk: Desk) -> None:
    made = desk.book(topic=desk.discreet)
    on = made["starts_at"][:10]
    seen: dict[str, bool] = {}
    paths = {
        "amina": ["/api/appointments", f"/api/appointments/{made['id']}", "/api/bootstrap"],
        "weber": [f"/api/staff/week?from={on}", f"/api/staff/appointments/{made['id']}"],
        "kaya": [f"/api/staff/week?from={on}", f"/api/staff/appointments/{made['id']}", "/api/staff/residents"],
        "dmytro": ["/api/appointments", f"/api/appointments/{made['id']}", "/api/group-sessions"],
        "roth": [f"/api/staff/houses/{desk.cast.aminas_house.pk}/residents", f"/api/staff/week?from={on}",
                 f"/api/appointments/{made['id']}", "/api/bootstrap"],
        "lang": ["/api/staff/district", "/api/staff/closures", f"/api/staff/week?from={on}", "/api/bootstrap"],
        "nobody": [f"/api/appointments/{made['id']}", "/api/bootstrap"],
    }  # fmt: skip
    names = [SECRET_TOPIC, "الإقامة"]
    for name, addresses in paths.items():
        client = desk.browser(name)
        for address in [*addresses, "/api/events?epoch=0&after=0"]:
            text = client.get(address).content.decode()
            seen[name] = seen.get(name, False) or any(word in text for word in names)
            if name not in ("amina", "weber"):
                assert made["id"] not in text, (name, address)
    assert seen == {
        "amina": True, "weber": True, "kaya": False, "dmytro": False, "roth": False, "lang": False, "nobody": False,
    }  # fmt: skip


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_refusals_speak_every_language(desk: Desk, language: str) -> None:
    answer: Any = desk.browser("amina").get(f"/api/appointments/{uuid4()}", headers={"Accept-Language": language})
    assert (answer.status_code, bool(answer.json()["message"])) == (404, True)
