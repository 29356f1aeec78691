"""Addresses, methods and ids that do not exist are refused as everything else: as JSON with a code and a sentence."""

import pytest
from django.test import Client

from tests.people import Cast, make_cast, signed_in


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize("path", ["/api/", "/api/nowhere", "/api/appointments/1/2/3", "/api/%2e%2e/bootstrap"])
def test_nothing_at_this_address(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "de"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer.json()["message"] == "Das haben wir nicht gefunden."


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/api/bootstrap", "GET"),
        ("PATCH", "/api/appointments", "GET, POST"),
        ("GET", "/api/language", "POST"),
    ],
)
def test_not_with_this_method(client: Client, method: str, path: str, allowed: str) -> None:
    answer = client.generic(method, path)
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer.json()["message"]
    assert sorted(answer.headers["Allow"].split(", ")) == allowed.split(", ")
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("name", "method", "path"),
    [
        ("amina", "GET", "/api/appointments/{}"),
        ("amina", "POST", "/api/devices/{}/end"),
        ("amina", "GET", "/api/topics/{}/workers"),
        ("roth", "GET", "/api/staff/houses/{}/residents"),
        ("roth", "POST", "/api/staff/residents/{}/cards"),
        ("weber", "POST", "/api/staff/rules/{}/end"),
        ("weber", "DELETE", "/api/staff/absences/{}"),
        ("lang", "DELETE", "/api/staff/closures/{}"),
    ],
)
@pytest.mark.parametrize("wrong", ["seven", "0x1", "1.5", "1e3z", "%20"])
def test_an_id_that_cannot_be_one(cast: Cast, name: str, method: str, path: str, wrong: str) -> None:
    client = signed_in(getattr(cast, name))
    answer = client.generic(method, path.format(wrong), b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed_id"), answer.content
