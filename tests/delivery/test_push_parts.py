"""The parts of a push: who may subscribe, what is encrypted, how we sign in, and the settings behind it."""

import json
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from lotse.config import env
from lotse.delivery.models import PushSubscription
from lotse.delivery.push.answers import Verdict, pause_of, verdict
from lotse.delivery.push.browser_keys import BadKeys, SubscriptionKeys
from lotse.delivery.push.encryption import LARGEST_PLAIN, TooLong, encrypt, padded
from lotse.delivery.push.endpoints import parse_endpoint
from lotse.delivery.push.sender import Letter, Sender
from lotse.delivery.push.vapid import MOST_KEPT, Tokens, vapid_keys
from tests.delivery.phones import put
from tests.people import Cast, browser, make_cast, signed_in
from tests.push_service import PushService, b64, push_service, unb64

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
GOOD_ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    settings.LOTSE_VAPID_FILE = tmp_path / "vapid"
    call_command("make_vapid", stdout=StringIO())
    return tmp_path / "vapid"


def test_only_who_is_signed_in_and_unlocked_may_subscribe(cast: Cast, service: PushService) -> None:
    phone = service.subscribe("")
    stranger = Client()
    assert [stranger.get("/api/push").status_code, put(stranger, phone).status_code] == [401, 401]
    assert stranger.delete("/api/push/subscription").status_code == 401
    hers = signed_in(cast.amina)
    locked = browser(hers.cookies["lotse_device"].value, cast.amina.pk)  # unlocked for another device
    assert (locked.get("/api/push").status_code, put(locked, phone).status_code) == (401, 401)
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"endpoint": "https://evil.example/x"},
        {"endpoint": "http://127.0.0.1:9/x"},
        {"p256dh": ""},
        {"p256dh": b64(b"\x04" + bytes(64))},
        {"auth": b64(bytes(15))},
        {"auth": "not base64 at all!!!!!"},
    ],
    ids=str,
)
def test_what_is_no_subscription_is_refused(cast: Cast, service: PushService, changed: dict[str, str]) -> None:
    answer = put(signed_in(cast.amina), service.subscribe(""), **{"endpoint": GOOD_ENDPOINT, **changed})
    assert (answer.status_code, answer.json()["code"]) == (422, "push_endpoint_refused")
    assert not PushSubscription.objects.exists()


def test_a_subscription_that_lacks_a_field_is_refused(cast: Cast) -> None:
    body = json.dumps({"endpoint": GOOD_ENDPOINT})
    answer = signed_in(cast.amina).put("/api/push/subscription", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_the_same_subscription_again_changes_nothing(cast: Cast, service: PushService) -> None:
    client, phone = signed_in(cast.amina), service.subscribe("")
    for _ in range(3):
        assert put(client, phone, endpoint=GOOD_ENDPOINT).status_code == 204
    assert PushSubscription.objects.count() == 1
    assert client.get("/api/push").json()["subscribed"] is True
    for _ in range(2):
        assert client.delete("/api/push/subscription").status_code == 204
    assert (client.get("/api/push").json()["subscribed"], PushSubscription.objects.get().state) == (False, "off")


def test_without_keys_nobody_is_offered_anything(cast: Cast, service: PushService, keys: Path) -> None:
    keys.unlink()
    client = signed_in(cast.amina)
    assert client.get("/api/push").json() == {"public_key": None, "key_id": None, "subscribed": False}
    answer = put(client, service.subscribe(""), endpoint=GOOD_ENDPOINT)
    assert (answer.status_code, answer.json()["code"]) == (409, "push_not_set_up")


def test_the_file_with_the_keys_is_for_its_owner_alone(keys: Path) -> None:
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    before = vapid_keys()
    call_command("make_vapid", stdout=StringIO())
    after = vapid_keys()
    assert before is not None
    assert after is not None
    assert (len(after.by_id), after.current.kid != before.current.kid) == (2, True)
    assert after.by_id[before.current.kid].public == before.current.public
    keys.write_text("x")
    with pytest.raises(CommandError):
        call_command("make_vapid", stdout=StringIO())


def test_sizes_say_nothing_and_what_is_too_long_is_refused(service: PushService) -> None:
    phone = service.subscribe("")
    mine = SubscriptionKeys.of(p256dh=b64(phone.point), auth=b64(phone.secret))
    assert [len(padded(bytes(size))) for size in (0, 1, 256, 257, 512, 513, 1024)] == [256] * 3 + [512] * 2 + [1024] * 2
    with pytest.raises(TooLong):
        padded(bytes(1025))
    assert phone.decrypt(encrypt(b"a" * LARGEST_PLAIN, mine)) == b"a" * LARGEST_PLAIN
    with pytest.raises(TooLong):
        encrypt(b"a" * (LARGEST_PLAIN + 1), mine)
    assert encrypt(b"same", mine) != encrypt(b"same", mine)


@pytest.mark.parametrize("point", ["", "AAAA", b64(b"\x04" + b"\1" * 64), b64(b"\x02" + bytes(32)), "é" * 87])
def test_keys_that_are_no_point_of_the_curve_are_refused(point: str) -> None:
    with pytest.raises(BadKeys):
        SubscriptionKeys.of(p256dh=point, auth=b64(bytes(16)))


def test_the_token_is_kept_per_origin_and_renewed_in_time() -> None:
    ring = vapid_keys()
    assert ring is not None
    tokens = Tokens("mailto:house@example.org")
    one = tokens.authorization(ring.current, "https://a.example", NOW)
    assert tokens.authorization(ring.current, "https://a.example", NOW + timedelta(hours=10)) == one
    assert tokens.authorization(ring.current, "https://b.example:8443", NOW) != one
    later = tokens.authorization(ring.current, "https://a.example", NOW + timedelta(hours=11, minutes=30))
    assert later != one
    claims = json.loads(unb64(later.split(".")[1]))
    assert claims == {
        "aud": "https://a.example",
        "exp": int((NOW + timedelta(hours=23, minutes=30)).timestamp()),
        "sub": "mailto:house@example.org",
    }


def test_tokens_of_many_names_do_not_pile_up() -> None:
    ring = vapid_keys()
    assert ring is not None
    tokens = Tokens("mailto:house@example.org")
    for number in range(MOST_KEPT + 5):
        last = tokens.authorization(ring.current, f"https://{number}.push.example", NOW)
    assert len(tokens._kept) == MOST_KEPT
    assert tokens.authorization(ring.current, f"https://{MOST_KEPT + 4}.push.example", NOW) == last
    tokens.authorization(ring.current, "https://a.example", NOW + timedelta(hours=12))
    assert len(tokens._kept) == 1


def test_from_many_threads_every_push_keeps_its_own_time_to_live_and_urgency(service: PushService) -> None:
    ring = vapid_keys()
    assert ring is not None
    sender = Sender(contact="mailto:house@example.org", loopback=True)
    phones = [service.subscribe(ring.current.public) for _ in range(4)]

    def send(number: int) -> None:
        phone = phones[number]
        keys = SubscriptionKeys.of(p256dh=b64(phone.point), auth=b64(phone.secret))
        endpoint = parse_endpoint(phone.endpoint, services=[], loopback=True)
        for ttl in range(number * 100, number * 100 + 25):
            life = timedelta(seconds=ttl)
            letter = Letter(content=str(ttl).encode(), urgency="low", topic=f"t{ttl}", time_to_live=life)
            sender.send(letter, endpoint=endpoint, keys=keys, vapid=ring.current, now=datetime.now(UTC))

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sender.close()
    assert service.refused == []
    assert len(service.received) == 100
    assert all((push.content, push.topic) == (str(push.ttl).encode(), f"t{push.ttl}") for push in service.received)


def test_statuses_mean_what_the_standards_and_the_services_say() -> None:
    assert {status: verdict(status) for status in (100, 201, 302, 404, 418, 429, 500, 599)} == {
        100: Verdict.WRONG,
        201: Verdict.TAKEN,
        302: Verdict.WRONG,
        404: Verdict.GONE,
        418: Verdict.WRONG,
        429: Verdict.BUSY,
        500: Verdict.LATER,
        599: Verdict.LATER,
    }


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("30", 30),
        ("0", 1),
        ("99999999999999", 6 * 3600),
        ("Wed, 25 Nov 2026 09:31:00 GMT", 60),
        ("Wed, 25 Nov 2020 09:31:00 GMT", 1),
        ("soon", 60),
        ("-5", 60),
        (None, 60),
    ],
)
def test_a_pause_is_what_was_asked_for_within_reason(told: str | None, seconds: int) -> None:
    assert pause_of(told, NOW) == timedelta(seconds=seconds)


def test_settings_of_worker_and_pushes_are_checked(tmp_path: Path) -> None:
    def read(**variables: str) -> env.Environment:
        return env.read({"DATABASE_URL": "postgres://a:b@c/d", **variables}, tmp_path)

    assert (read().worker, read(DATABASE_URL="sqlite:///x/y").worker) == ("process", "thread")
    assert read(LOTSE_ORIGIN="https://lotse.example.org").push_contact == "https://lotse.example.org"
    assert any("LOTSE_PUSH_LOOPBACK" in sentence for sentence in read(LOTSE_PUSH_LOOPBACK="1").refusals)
    for wrong in ({"LOTSE_WORKER": "both"}, {"LOTSE_PUSH_CONTACT": "me"}, {"LOTSE_PUSH_LOOPBACK": "yes"}):
        with pytest.raises(env.BadEnvironment):
            read(**wrong)
