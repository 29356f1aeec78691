"""Requests that are not ours: other content types and other host names get an answer, and leave no stack in the log."""

from typing import Any

import pytest
from django.test import Client

from tests.people import make_cast, signed_in

JSON = b'{"code": "ZZZZ-ZZZZ-ZZZZ"}'
FORMS = [
    ("multipart/form-data; boundary=x", b"--x"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nx\r\n--x--\r\n'),
    ("multipart/form-data", b"--x"),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    ("application/x-www-form-urlencoded", b"&".join([b"code=x"] * 2000)),
    ("application/x-www-form-urlencoded", JSON),
    ("text/plain", JSON),
    ("", JSON),
]


def tokened(**words: Any) -> Client:
    """A browser with a token, whose writes are checked as in real life."""
    client = Client(enforce_csrf_checks=True, **words)
    token = client.get("/api/bootstrap").json()["csrf_token"]
    client.defaults["HTTP_X_CSRFTOKEN"] = token
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "body"), FORMS)
def test_a_body_is_json_or_it_is_refused(kind: str, body: bytes) -> None:
    answer = tokened().generic("POST", "/api/activation/check", body, content_type=kind)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input"), answer.content
    assert answer.json()["message"]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "body"), FORMS)
def test_signed_in_too(kind: str, body: bytes) -> None:
    weber = signed_in(make_cast().weber)
    weber.handler.enforce_csrf_checks = True
    weber.defaults["HTTP_X_CSRFTOKEN"] = weber.get("/api/bootstrap").json()["csrf_token"]
    answer = weber.generic("POST", "/api/staff/absences", body, content_type=kind)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input"), answer.content


@pytest.mark.django_db
def test_json_with_a_charset_is_json() -> None:
    answer = tokened().generic("POST", "/api/activation/check", JSON, content_type="application/json; charset=utf-8")
    assert answer.json()["code"] == "card_unknown"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/bootstrap", "/de/", "/", "/api/nowhere", "/demo/"])
def test_a_foreign_host_name_gets_nothing(path: str) -> None:
    """Nobody may point a name of his own at this house and read it through a visitor's browser."""
    answer = Client().get(path, headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_the_watchman_may_ask_for_the_health_by_any_name() -> None:
    """The container asks itself by its address, which is no name of the house."""
    assert Client().get("/healthz", headers={"Host": "10.0.0.7:8000"}).status_code == 200
