"""A push from the change to the phone: what it says, who gets it, and every answer that a push service can give."""

import json
import logging
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lotse.accounts.models import Device, EndReason
from lotse.accounts.services.devices import end_devices, log_out
from lotse.appointments.models import Status
from lotse.appointments.services.changing import cancel_appointment, record_outcome
from lotse.delivery.jobs import Again, Failed
from lotse.delivery.models import DeviceMark, Job, PushSubscription
from lotse.delivery.push import connecting
from lotse.delivery.push.sender import sender
from lotse.delivery.push.subscriptions import MOST_PER_PERSON, push_state
from lotse.vault.envelope import Unreadable
from lotse.vault.services import unseal_small
from tests.appointments.scene import NINE, NOW, office
from tests.delivery.phones import device_of, open_jobs, phone, put, soon, tell, work
from tests.people import Cast, make_cast, signed_in
from tests.push_service import Answer, PushService, push_service
from tests.races.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def service(settings: Any, tmp_path: Path) -> Iterator[PushService]:
    """A push service, and a house that may push to it."""
    settings.LOTSE_VAPID_FILE = tmp_path / "vapid"
    settings.LOTSE_PUSH_LOOPBACK = True
    settings.LOTSE_ORIGIN = "https://lotse.example.org"
    call_command("make_vapid", stdout=StringIO())
    sender.cache_clear()
    with push_service() as running:
        yield running
    sender().close()
    sender.cache_clear()


def test_a_push_is_decrypted_by_a_strict_service_and_says_nothing_personal(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    tell(cast.amina, cast.weber)
    assert work(soon()) == [None]
    (push,) = service.received
    assert service.refused == []
    assert push.json == {
        "web_push": 8030,
        "notification": {
            "title": "Lotse",
            "navigate": "https://lotse.example.org/ar/appointments",
            "lang": push.json["notification"]["lang"],
            "dir": push.json["notification"]["dir"],
            "body": push.json["notification"]["body"],
            "tag": push.topic,
        },
    }
    assert (len(push.content), push.urgency, push.claims["aud"]) == (256, "high", service.origin)
    assert 7 * 86400 - 15 < push.ttl <= 7 * 86400
    assert open_jobs() == 0


def test_the_sentence_is_the_persons_and_german_is_said_to_be_german(cast: Cast, service: PushService) -> None:
    cast.amina.user.language = "ti"
    cast.amina.user.save(update_fields=["language"])
    phone(cast.amina, service)
    tell(cast.amina)
    work(soon())
    told = service.received[0].json["notification"]
    assert (told["body"], told["lang"], told["dir"]) == ("Es gibt Neues zu einem Termin.", "de", "ltr")
    assert told["navigate"] == "https://lotse.example.org/ti/appointments"


def test_staff_are_led_to_the_desk(cast: Cast, service: PushService) -> None:
    phone(cast.weber, service)
    tell(cast.weber)
    work(soon())
    assert service.received[0].json["notification"]["navigate"] == "https://lotse.example.org/staff/de/"


def test_who_did_it_gets_no_push_and_neither_do_others(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    his = phone(cast.weber, service)
    phone(cast.dmytro, service)
    tell(cast.amina, cast.weber, actor=cast.amina)
    work(soon())
    assert [push.token for push in service.received] == [his.token]


def test_no_phone_rings_because_it_is_noted_that_somebody_was_there(service: PushService) -> None:
    mine = office()
    made = mine.book().appointment
    phone(mine.resident, service)
    cancelled = mine.book(NINE + timedelta(hours=1)).appointment
    jobs = open_jobs()
    record_outcome(appointment=made, outcome=Status.FULFILLED, version=1, now=NINE)
    assert open_jobs() == jobs
    cancel_appointment(appointment=cancelled, version=1, by=mine.worker.pk, now=NOW)
    assert open_jobs() == jobs + 1


def test_nothing_is_sent_before_the_grace_nor_when_the_phone_has_seen_it(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    tell(cast.amina)
    assert work(timezone.now()) == []
    DeviceMark.objects.update_or_create(device=device_of(cast.amina), defaults={"acked_seq": 1})
    assert work(soon()) == [None]
    assert (service.received, open_jobs()) == ([], 0)


def test_several_changes_are_one_push_with_the_last_number(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    for _ in range(3):
        tell(cast.amina)
    DeviceMark.objects.update_or_create(device=device_of(cast.amina), defaults={"acked_seq": 2})
    assert open_jobs() == 1
    work(soon())
    assert len(service.received) == 1


def test_a_change_that_is_rolled_back_leaves_no_push(cast: Cast, service: PushService) -> None:

    phone(cast.amina, service)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(cast.amina)
        raise ZeroDivisionError
    assert open_jobs() == 0


@pytest.mark.parametrize("status", [200, 201, 202])
def test_taken_is_done(cast: Cast, service: PushService, status: int) -> None:
    phone(cast.amina, service)
    service.answers = [Answer(status)]
    tell(cast.amina)
    assert (work(soon()), open_jobs(), push_state(device_of(cast.amina).pk)) == ([None], 0, "on")


@pytest.mark.parametrize("status", [404, 410])
def test_a_phone_that_is_gone_is_told_so_at_its_next_start(cast: Cast, service: PushService, status: int) -> None:
    client = signed_in(cast.amina)
    phone(cast.amina, service, client=client)
    service.answers = [Answer(status)]
    tell(cast.amina)
    assert (work(soon()), open_jobs()) == ([None], 0)
    row = PushSubscription.objects.get()
    assert (row.state, row.endpoint, row.keys, row.endpoint_hash) == ("broken", None, None, None)
    assert client.get("/api/bootstrap").json()["push"] == "broken"
    tell(cast.amina)
    assert (work(soon()), service.asked) == ([], 1)


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refusal_of_ours_keeps_the_subscription_and_alarms(
    cast: Cast, service: PushService, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(cast.amina)
    phone(cast.amina, service, client=client)
    service.answers = [Answer(status)]
    tell(cast.amina)
    with caplog.at_level(logging.INFO):
        assert work(soon()) == [Failed(f"refused {status}")]
    assert [record.levelname for record in caplog.records if "push_refused" in str(record.msg)] == ["ERROR"]
    assert service.origin not in caplog.text
    assert (PushSubscription.objects.get().state, Job.objects.get().failure) == ("on", f"refused {status}")
    assert client.get("/api/bootstrap").json()["push"] == "broken"
    tell(cast.amina)
    assert work(soon()) == [None]
    assert client.get("/api/bootstrap").json()["push"] == "on"


def test_too_large_is_a_mistake_of_ours(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    service.answers = [Answer(413)]
    tell(cast.amina)
    assert work(soon()) == [Failed("too_big 413")]
    assert PushSubscription.objects.get().state == "on"


def test_a_busy_service_is_left_alone_as_long_as_it_says(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    phone(cast.dmytro, service)
    service.answers = [Answer(429, {"Retry-After": "120"})]
    tell(cast.amina, cast.dmytro)
    now = soon()
    results = work(now)
    assert [type(result) for result in results] == [Again, Again]
    assert all(result.at >= now + timedelta(seconds=120) for result in results if isinstance(result, Again))
    assert service.asked == 1  # the other phone's service is the same: it was not asked
    assert work(now + timedelta(seconds=60)) == []
    assert work(now + timedelta(seconds=125)) == [None, None]
    assert len(service.received) == 2


@pytest.mark.parametrize(
    "answer", [Answer(500), Answer(502), Answer(503), Answer(504), Answer(201, reset=True)], ids=str
)
def test_their_trouble_is_tried_again_until_it_is_worth_nothing(
    cast: Cast, service: PushService, answer: Answer
) -> None:
    phone(cast.amina, service)
    service.answers = [answer]
    tell(cast.amina)
    now = soon()
    (again,) = work(now)
    assert isinstance(again, Again)
    assert timedelta(seconds=7) < again.at - now < timedelta(seconds=18)
    assert work(again.at + timedelta(seconds=1)) == [None]
    assert (len(service.received), PushSubscription.objects.get().state) == (1, "on")


@pytest.mark.parametrize("answer", [Answer(503), Answer(429, {"Retry-After": "60"})], ids=str)
def test_pauses_grow_and_end_with_the_time_to_live(cast: Cast, service: PushService, answer: Answer) -> None:
    """However short a time the service asks for: no push is given up before its time, nor asked for without end."""
    phone(cast.amina, service)
    Device.objects.update(expires_at=timezone.now() + timedelta(days=30))
    tell(cast.amina)
    begin = now = soon()
    waits: list[float] = []
    while open_jobs():
        service.answers = [answer]
        result = work(now)[0]
        if isinstance(result, Again):
            waits.append((result.at - now).total_seconds())
            now = result.at
    assert timedelta(days=6, hours=22) < now - begin < timedelta(days=7)
    assert not Job.objects.exists()
    assert max(waits) <= 3602
    assert (service.received, PushSubscription.objects.get().state) == ([], "on")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_never_followed(cast: Cast, service: PushService, status: int) -> None:
    phone(cast.amina, service)
    service.answers = [Answer(status, {"Location": f"{service.origin}/elsewhere"})]
    tell(cast.amina)
    assert work(soon()) == [Failed(f"wrong {status}")]
    assert (service.asked, service.refused) == (1, [])


@pytest.mark.parametrize("answer", [Answer(201, hang=3), Answer(201, drip=True)], ids=["silence", "slow drops"])
def test_nothing_takes_longer_than_the_limit(
    cast: Cast, service: PushService, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    monkeypatch.setattr(connecting, "LIMIT", 1.0)
    phone(cast.amina, service)
    service.answers = [answer]
    tell(cast.amina)
    begin = time.monotonic()
    assert isinstance(work(soon())[0], Again)
    assert time.monotonic() - begin < 2.5


def test_a_service_that_is_down_is_tried_again(cast: Cast, service: PushService, settings: Any) -> None:
    client = signed_in(cast.amina)
    browser = service.subscribe(client.get("/api/push").json()["public_key"])
    assert put(client, browser, endpoint="http://127.0.0.1:9/push/x").status_code == 204
    tell(cast.amina)
    assert isinstance(work(soon())[0], Again)


def test_a_name_that_leads_inside_is_not_connected_to(
    cast: Cast, service: PushService, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is one of a push service; whoever answers for it sends us to an address of ours."""
    asked: list[str] = []

    def lying(host: str, port: int, **how: Any) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.215.14", port)), (2, 1, 6, "", ("169.254.169.254", port))]

    monkeypatch.setattr("socket.getaddrinfo", lying)
    client = signed_in(cast.amina)
    browser = service.subscribe(client.get("/api/push").json()["public_key"])
    assert put(client, browser, endpoint="https://fcm.googleapis.com/fcm/send/x").status_code == 204
    tell(cast.amina)
    assert isinstance(work(soon())[0], Again)
    assert asked == ["fcm.googleapis.com"]


def test_the_next_person_on_a_phone_gets_nothing_of_the_one_before(cast: Cast, service: PushService) -> None:
    browser = phone(cast.amina, service)
    tell(cast.amina)
    his = signed_in(cast.dmytro)
    assert put(his, browser).status_code == 204
    assert work(soon()) == [None]
    assert service.received == []
    tell(cast.dmytro)
    work(soon())
    assert [push.json["notification"]["navigate"] for push in service.received] == [
        "https://lotse.example.org/uk/appointments"
    ]
    assert PushSubscription.objects.filter(state="on").count() == 1


@pytest.mark.parametrize("way", ["log out", "ended elsewhere", "expired", "inactive"])
def test_pushes_end_with_the_device(cast: Cast, service: PushService, way: str) -> None:
    phone(cast.amina, service)
    device = device_of(cast.amina)
    tell(cast.amina)
    if way == "log out":
        log_out(device_id=device.pk, now=timezone.now())
        assert not PushSubscription.objects.exists()
    elif way == "ended elsewhere":
        end_devices(Device.objects.filter(user=cast.amina.user), reason=EndReason.RELINKED, now=timezone.now())
        assert not PushSubscription.objects.exists()
    elif way == "expired":
        Device.objects.update(expires_at=timezone.now())
    else:
        cast.amina.user.is_active = False
        cast.amina.user.save(update_fields=["is_active"])
    assert work(soon()) == [None]
    assert (service.received, PushSubscription.objects.exists()) == ([], False)


def test_logging_out_in_the_browser_deletes_the_subscription(cast: Cast, service: PushService) -> None:
    client = signed_in(cast.amina)
    phone(cast.amina, service, client=client)
    assert client.post("/api/session/logout").status_code == 204
    assert not PushSubscription.objects.exists()


def test_address_and_keys_lie_sealed_and_open_in_their_row_only(cast: Cast, service: PushService) -> None:
    browser = phone(cast.amina, service)
    phone(cast.dmytro, service)
    hers, his = PushSubscription.objects.order_by("created_at")
    stored = b"".join(bytes(value) for value in (hers.endpoint, hers.keys) if value)
    assert browser.token.encode() not in stored
    assert hers.endpoint_hash is not None
    assert browser.token not in hers.endpoint_hash
    assert his.endpoint is not None
    with pytest.raises(Unreadable):
        unseal_small(bytes(his.endpoint), b"delivery.push:%s:endpoint" % str(hers.pk).encode())
    endpoint, swapped = his.endpoint, Failed("unusable")
    PushSubscription.objects.filter(pk=hers.pk).update(endpoint=endpoint)
    tell(cast.amina)
    assert work(soon()) == [swapped]
    assert service.received == []


def test_an_old_key_of_ours_goes_on_signing_for_the_phones_that_know_it(cast: Cast, service: PushService) -> None:
    client = signed_in(cast.amina)
    before = client.get("/api/push").json()
    browser = phone(cast.amina, service, client=client)
    call_command("make_vapid", stdout=StringIO())
    after = client.get("/api/push").json()
    assert (after["public_key"] != before["public_key"], after["key_id"] != before["key_id"]) == (True, True)
    assert put(client, browser, key_id=before["key_id"]).status_code == 204
    tell(cast.amina)
    work(soon())
    assert (len(service.received), service.refused) == (1, [])


def test_every_start_of_the_app_says_the_same_and_nothing_changes(cast: Cast, service: PushService) -> None:
    client = signed_in(cast.amina)
    browser = phone(cast.amina, service, client=client)
    service.answers = [Answer(403)]
    tell(cast.amina)
    work(soon())
    before = PushSubscription.objects.values().get()
    assert before["refused_at"] is not None
    assert put(client, browser).status_code == 204
    assert PushSubscription.objects.values().get() == before
    fresh = service.subscribe(client.get("/api/push").json()["public_key"])
    assert put(client, fresh).status_code == 204
    assert PushSubscription.objects.get().refused_at is None


def test_two_people_of_one_browser_at_the_same_moment(cast: Cast, service: PushService) -> None:
    """Whoever comes second has it; nobody meets an error."""
    clients = [signed_in(person) for person in (cast.amina, cast.dmytro)]
    for _each in range(5):
        browser = service.subscribe(clients[0].get("/api/push").json()["public_key"])
        answers = at_once([partial(put, client, browser) for client in clients])
        assert [answer.status_code for answer in answers] == [204, 204]
        live = PushSubscription.objects.filter(state="on")
        assert live.count() == 1


def test_a_person_has_sixteen_phones_at_most(cast: Cast, service: PushService) -> None:
    first = phone(cast.amina, service)
    for _ in range(MOST_PER_PERSON):
        phone(cast.amina, service)
    tell(cast.amina)
    work(soon())
    tokens = {push.token for push in service.received}
    assert (len(tokens), first.token in tokens) == (MOST_PER_PERSON, False)


def test_no_payload_ever_carries_what_somebody_wrote(cast: Cast, service: PushService) -> None:
    phone(cast.amina, service)
    phone(cast.weber, service)
    subject = tell(cast.amina, cast.weber)
    work(soon())
    everything = json.dumps([push.json for push in service.received], ensure_ascii=False)
    for word in ("Amina", "أمينة", "Haddad", "Weber", "Lindenhof", "214", str(subject), str(cast.amina.user.pk)):
        assert word not in everything
    assert {len(push.content) for push in service.received} == {256}
