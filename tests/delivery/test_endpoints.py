"""Which addresses are pushed to."""

import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse.delivery.push.endpoints import BadEndpoint, Endpoint, parse_endpoint

SERVICES = ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com"]
GOOD = "https://fcm.googleapis.com/fcm/send/abc:APA91b-x_y"


def parsed(text: str, *, loopback: bool = False) -> Endpoint:
    return parse_endpoint(text, services=SERVICES, loopback=loopback)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (GOOD, "https://fcm.googleapis.com"),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAA", "https://updates.push.services.mozilla.com"),
        ("https://web.push.apple.com:443/QaBC", "https://web.push.apple.com"),
        ("HTTPS://FCM.GOOGLEAPIS.COM/x?y=1", "https://fcm.googleapis.com"),
    ],
)
def test_known_push_services_are_pushed_to(text: str, origin: str) -> None:
    endpoint = parsed(text)
    assert endpoint.origin == origin
    assert httpx.URL(endpoint.url).host == endpoint.host


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com/",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:99999999/x",
        "https://fcm.googleapis.com:x/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@127.0.0.1/x",
        "https://fcm.googleapis.com:443@127.0.0.1/x",
        "https://127.0.0.1/x?.fcm.googleapis.com",
        "https://127.0.0.1#.fcm.googleapis.com/x",
        "https://127.0.0.1\\.fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\@127.0.0.1/x",
        "https://127.0.0.1/.fcm.googleapis.com/x",
        "https://evilfcm.googleapis.com/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com./x",
        "https://.fcm.googleapis.com/x",
        "https://-.fcm.googleapis.com/x",
        "https://a..fcm.googleapis.com/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://localhost/x",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: evil",
        "https://fcm.goog\tleapis.com/x",
        " https://fcm.googleapis.com/x",
        "https://fcm.googleapis.com/ä",
        "https://fcm。googleapis.com/x",
        "https://fcm%2egoogleapis.com/x",
        "https://fcm.googleapis.com/" + "a" * 2048,
        "//fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(BadEndpoint):
        parsed(text)


def test_an_address_of_this_machine_is_for_tests_alone() -> None:
    here = "http://127.0.0.1:8123/push/x"
    with pytest.raises(BadEndpoint):
        parsed(here)
    assert parsed(here, loopback=True).origin == "http://127.0.0.1:8123"
    with pytest.raises(BadEndpoint):
        parsed("http://192.168.1.1:8123/push/x", loopback=True)


# fmt: off
PIECES = st.sampled_from(
    [*SERVICES, "https://", "http://", "//", "/", "\\", "@", ":", "443", "80", "#", "?", ".", "%2e", "%40", "127.0.0.1",
     "[::1]", "localhost", "evil.example", "x", " ", "\t", "\n", "\0", "ä", "。", "-", ";", "&"]
)
# fmt: on


@given(st.lists(PIECES, max_size=9).map("".join) | st.lists(PIECES, max_size=6).map(lambda some: GOOD + "".join(some)))
def test_what_is_accepted_leads_to_a_known_service_however_it_is_read(text: str) -> None:
    try:
        endpoint = parsed(text)
    except BadEndpoint:
        return
    as_sent = httpx.URL(endpoint.url)
    assert (as_sent.scheme, as_sent.host, as_sent.port, as_sent.userinfo) == ("https", endpoint.host, None, b"")
    assert any(endpoint.host == service or endpoint.host.endswith(f".{service}") for service in SERVICES)
    with pytest.raises(ValueError, match="does not appear to be"):
        ipaddress.ip_address(endpoint.host)
    assert parsed(endpoint.url) == endpoint


@given(st.text(max_size=80))
def test_no_text_breaks_the_check(text: str) -> None:
    with pytest.raises(BadEndpoint):
        parsed("https://" + text.replace("fcm.googleapis.com", "") + "\\/x")
