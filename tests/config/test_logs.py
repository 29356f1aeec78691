"""Nothing a person is or writes gets into a log line."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from django.db import IntegrityError
from django.test import Client, override_settings

from lotse.config.logs import exception_without_words, logging_settings

SECRETS = ("Amina", "Haddad", "geheim", "+49 7141")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What a real handler with the real formatter writes."""
    entry = logging_settings()["formatters"]["fields"]
    words = {name: value for name, value in entry.items() if name != "()"}
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(entry["()"](**words))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def only(written: io.StringIO) -> dict[str, Any]:
    (line,) = written.getvalue().splitlines()
    assert not [word for word in SECRETS if word in line]
    found: dict[str, Any] = json.loads(line)
    return found


def fail() -> None:
    try:
        raise KeyError("geheim")
    except KeyError:
        raise IntegrityError("Key (name)=(Amina Haddad) already exists") from None


def test_an_exception_is_its_classes_and_places(lines: io.StringIO) -> None:
    try:
        fail()
    except IntegrityError:
        structlog.get_logger("lotse.test").exception("booking_failed", topic_id=3)
    line = only(lines)
    assert (line["event"], line["topic_id"], line["level"]) == ("booking_failed", 3, "error")
    assert line["error"] == ["IntegrityError", "KeyError"]
    assert line["places"][-1].endswith(" fail")


def test_an_exception_of_a_library_is_treated_alike(lines: io.StringIO) -> None:
    try:
        fail()
    except IntegrityError:
        logging.getLogger("some.package").exception("it went wrong")
    assert only(lines)["error"] == ["IntegrityError", "KeyError"]


@override_settings(ROOT_URLCONF="tests.config.places")
def test_a_request_that_fails_leaves_neither_query_nor_body(lines: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/api/mistake?name=Haddad&phone=%2B49 7141", headers={"Cookie": "secret=geheim"})
    line = only(lines)
    assert answer.status_code == 500
    assert (line["event"], line["error"]) == ("Internal Server Error: /api/mistake", ["RuntimeError"])


def test_a_server_that_logs_addresses_is_cut_short(lines: io.StringIO) -> None:
    logging.getLogger("some.server").warning('"GET /x?name=%s HTTP/1.1" 200', "Haddad")
    assert only(lines)["event"] == '"GET /x'


def test_access_logs_are_off() -> None:
    assert logging_settings()["loggers"]["uvicorn.access"]["level"] == "CRITICAL"


def caught() -> BaseException:
    try:
        fail()
    except IntegrityError as error:
        return error
    raise AssertionError("fail() does not")


@pytest.mark.parametrize("given", [lambda error: error, lambda error: (type(error), error, error.__traceback__)])
def test_an_exception_loses_its_words_however_it_is_handed_on(given: Callable[[BaseException], object]) -> None:
    line = exception_without_words(
        None, "error", {"event": "x", "exc_info": given(caught()), "exception": "geheim", "stack": "geheim"}
    )
    assert (line["event"], line["error"]) == ("x", ["IntegrityError", "KeyError"])
    assert sorted(line) == ["error", "event", "places"]


def test_the_exception_being_handled_loses_its_words() -> None:
    try:
        fail()
    except IntegrityError:
        line = exception_without_words(None, "error", {"event": "x", "exc_info": True})
    assert line["error"] == ["IntegrityError", "KeyError"]


@pytest.mark.parametrize("given", [None, False, True, (None, None, None)])
def test_a_line_without_an_exception_stays_as_it_is(given: object) -> None:
    """`exc_info=True` outside an except is a slip of the caller: nothing is there to tell."""
    assert exception_without_words(None, "info", {"event": "x", "exc_info": given}) == {"event": "x"}
