"""Every write of the API is refused without the CSRF token, also for people who are not signed in."""

import re

import pytest
from django.test import Client

from lotse.config.api import api
from tests.people import Cast, signed_in

JSON = "application/json"
SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000001", "int": "1", "str": "x"}


def _sample_path(path: str) -> str:
    return re.sub(r"{(?:(\w+):)?\w+}", lambda found: SAMPLES[found[1] or "uuid"], path)


def _writes() -> list[tuple[str, str]]:
    return sorted(
        (method, path.removeprefix("/api"))
        for path, operations in api.get_openapi_schema(path_prefix="/api")["paths"].items()
        for method in operations
        if method not in ("get", "head", "options")
    )


WRITES = _writes()


def test_the_writes_of_accounts_are_among_those_checked() -> None:
    expected = {"/activation", "/session/unlock", "/session/logout", "/staff/sign-in", "/staff/second-factor"}
    assert expected <= {path for _method, path in WRITES}


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_without_the_token_nothing_is_written(cast: Cast, method: str, path: str) -> None:
    for browser in (Client(), signed_in(cast.amina), signed_in(cast.weber)):
        client = Client(enforce_csrf_checks=True)
        client.cookies.update(browser.cookies)
        answer = getattr(client, method)(f"/api{_sample_path(path)}", {}, JSON)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize("token", ["", "forged", "x" * 64])
def test_a_forged_token_is_no_token(cast: Cast, token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/api/bootstrap")
    answer = client.post("/api/session/logout", {}, JSON, headers={"X-CSRFToken": token})
    assert answer.json()["code"] == "csrf_failed"


def test_a_write_from_another_site_is_refused_with_the_right_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    token = client.get("/api/bootstrap").json()["csrf_token"]
    headers = {"X-CSRFToken": token, "Origin": "https://elsewhere.example"}
    assert client.post("/api/session/logout", {}, JSON, headers=headers).json()["code"] == "csrf_failed"


def test_the_token_is_out_of_reach_of_scripts(db: None) -> None:
    client = Client()
    client.get("/api/bootstrap")
    assert client.cookies["csrftoken"]["httponly"] is True
