"""The worker says when it cannot start, and never ends in silence."""

import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from lotse.delivery import jobs, worker
from lotse.delivery.jobs import Claimed
from lotse.delivery.models import Job
from lotse.delivery.proof import why_not_start
from lotse.delivery.worker import Worker
from lotse.vault.keyring import append_key
from lotse.vault.services import check_canary
from tests.delivery.phones import performing
from tests.delivery.test_jobs import write
from tests.people import Cast, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def sound(settings: Settings) -> None:
    """Nothing else speaks against the start."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, refusals=[])


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The command listens to signals: afterwards the test run does again."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Breaking:
    """A look at the outbox with a mistake in it, so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.left = times
        self._sound = jobs.is_work_due
        monkeypatch.setattr(jobs, "is_work_due", self.look)

    def look(self, now: datetime) -> bool:
        self.left -= 1
        if self.left >= 0:
            raise ZeroDivisionError
        return self._sound(now)


def test_a_process_whose_looking_breaks_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    Breaking(monkeypatch, times=1)
    with pytest.raises(CommandError, match="has to be started again"):
        call_command("run_worker", threads=1)


def test_a_worker_in_the_server_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(worker, "REST_AFTER_BREAK", 0.05)
    Breaking(monkeypatch, times=3)
    write(now=timezone.now())
    with performing("test", lambda job, now: done.set()):
        at_work = Worker(threads=1, begins_anew=True)
        at_work.start()
        came = done.wait(20)
        assert (came, at_work.stop(), at_work.broken.is_set()) == (True, True, False)


def test_a_mistake_in_noting_costs_no_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The job keeps its lease and comes again; the only hand goes on with the next one."""
    settle, done = jobs.settle, threading.Event()

    def settle_some(job: Claimed, result: jobs.Result, now: datetime) -> None:
        if job.payload["number"] == 0:
            raise ZeroDivisionError
        settle(job, result, now)
        done.set()

    monkeypatch.setattr(jobs, "settle", settle_some)
    write(2, now=timezone.now())
    with performing("test", lambda job, now: None):
        at_work = Worker(threads=1)
        at_work.start()
        came = done.wait(20)
        assert (came, at_work.stop()) == (True, True)
    row = Job.objects.get()
    assert (row.payload, row.lease_until is None) == ({"number": 0}, False)


@pytest.fixture
def vapid_file(tmp_path: Path, settings: Settings) -> Path:
    file = tmp_path / "vapid"
    append_key(file)
    settings.LOTSE_VAPID_FILE = file
    return file


def open_to_others(file: Path) -> None:
    file.chmod(0o644)


def with_another_content(file: Path) -> None:
    file.write_text("no key\n")


def with_no_key_of_the_curve(file: Path) -> None:
    file.write_text(f"zero:{'A' * 43}=\n")


BROKEN = [
    (open_to_others, "its mode has to be 0600"),
    (with_another_content, "has a line that is not"),
    (with_no_key_of_the_curve, "none of the curve"),
]


@pytest.mark.parametrize(("spoil", "told"), BROKEN)
def test_a_broken_key_of_notifications_is_one_sentence_before_anything_starts(
    vapid_file: Path, spoil: Any, told: str
) -> None:
    assert why_not_start() == ""
    spoil(vapid_file)
    assert why_not_start().startswith("LOTSE_VAPID_FILE: ")
    with pytest.raises(CommandError, match=told):
        call_command("run_worker", threads=1)
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("worker")]


@pytest.mark.parametrize(("spoil", "told"), BROKEN[:2])
def test_a_broken_file_of_master_keys_too(tmp_path: Path, settings: Settings, spoil: Any, told: str) -> None:
    file = tmp_path / "keys"
    append_key(file)
    settings.LOTSE_KEYS_FILE = file
    check_canary()
    spoil(file)
    with pytest.raises(CommandError, match=f"LOTSE_KEYS_FILE: .*{told}"):
        call_command("run_worker", threads=1)


def test_while_the_key_is_broken_people_are_told_that_there_are_no_pushes(cast: Cast, vapid_file: Path) -> None:
    client = signed_in(cast.amina)
    assert client.get("/api/push").json()["public_key"]
    open_to_others(vapid_file)
    answer = client.get("/api/push")
    assert (answer.status_code, answer.json()) == (200, {"public_key": None, "key_id": None, "subscribed": False})
