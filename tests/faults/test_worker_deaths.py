"""The worker is killed where it hurts: no push is lost, and nobody sees one twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from tests.faults.house import ROOT, House, Person
from tests.push_service import Answer, Browser, PushService, push_service

PATIENCE_SECONDS = 40
OPEN = "SELECT COUNT(*) FROM delivery_job WHERE failed_at IS NULL"
DUE = "UPDATE delivery_job SET run_at = created_at"
LEASES_END = "UPDATE delivery_job SET lease_until = created_at WHERE lease_until IS NOT NULL"


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture(params=["house", "small_house"], ids=["postgres", "sqlite"])
def some_house(request: pytest.FixtureRequest) -> House:
    """A house on each engine."""
    house = request.getfixturevalue(request.param)
    assert isinstance(house, House)
    return house


def subscribed(person: Person, service: PushService) -> Browser:
    """This person's phone gets pushes."""
    browser = service.subscribe(person.get("/push").json()["public_key"])
    person.token = person.get("/bootstrap").json()["csrf_token"]
    headers = {"X-CSRFToken": person.token}
    answer = person.http.put("/api/push/subscription", json=browser.subscription(), headers=headers)
    assert answer.status_code == 204, answer.text
    return browser


@contextmanager
def working(house: House) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker process; at the end it is gone, whatever happened."""
    words = [sys.executable, str(ROOT / "backend" / "manage.py"), "run_worker", "--threads", "4"]
    with (house.folder / "log-worker").open("ab") as log:
        process = subprocess.Popen(words, cwd=ROOT, env=house.env(LOTSE_PUSH_LOOPBACK="1"), stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_done(house: House) -> bool:
    return bool(house.rows(OPEN)[0][0] == 0)


def test_a_worker_killed_in_mid_push_twenty_times_shows_one_notification(
    some_house: House, service: PushService
) -> None:
    server = some_house.server(LOTSE_PUSH_LOOPBACK="1")
    worker = some_house.worker(0, server)
    browser = subscribed(worker, service)
    assert some_house.resident(0, server).say("Guten Tag").status_code == 201
    some_house.rows(DUE)
    for time_of_death in range(20):
        # Half of the deaths come before the push service has taken the push, half after it.
        service.answers = [Answer(201, hang=3, takes=time_of_death % 2 == 1)]
        asked = service.asked
        with working(some_house) as process:
            wait_until(partial(service.was_asked, asked + 1))
            if time_of_death % 2:
                service.wait_for(time_of_death // 2 + 1)
            os.kill(process.pid, signal.SIGKILL)
        assert some_house.rows(OPEN)[0][0] == 1
        some_house.rows(LEASES_END)
    service.answers = []
    with working(some_house):
        wait_until(lambda: is_done(some_house))
    assert service.refused == []
    assert len(service.received) == 11
    assert len(service.shown(browser.token)) == 1


def test_jobs_of_many_survive_a_worker_that_dies_again_and_again(some_house: House, service: PushService) -> None:
    server = some_house.server(LOTSE_PUSH_LOOPBACK="1")
    residents = [some_house.resident(number, server) for number in range(12)]
    browsers = [subscribed(person, service) for person in residents]
    workers = [some_house.worker(number, server) for number in range(10)]
    for person in residents:
        answer = workers[person.told["worker"]].say("Bitte rufen Sie an", conversation=person.told["conversation"])
        assert answer.status_code == 201
    some_house.rows(DUE)
    service.answers = [Answer(201, hang=0.1, takes=True) for _ in range(200)]
    for deaths in range(4):
        with working(some_house) as process:
            wait_until(partial(service.was_asked, 2 + 3 * deaths))
            os.kill(process.pid, signal.SIGKILL)
        some_house.rows(LEASES_END)
    with working(some_house):
        wait_until(lambda: is_done(some_house))
    assert service.refused == []
    assert {browser.token: len(service.shown(browser.token)) for browser in browsers} == {
        browser.token: 1 for browser in browsers
    }


def test_a_worker_that_is_asked_to_stop_finishes_what_it_is_at(some_house: House, service: PushService) -> None:
    server = some_house.server(LOTSE_PUSH_LOOPBACK="1")
    subscribed(some_house.worker(0, server), service)
    assert some_house.resident(0, server).say("Guten Tag").status_code == 201
    some_house.rows(DUE)
    service.answers = [Answer(201, hang=1.5, takes=True)]
    with working(some_house) as process:
        wait_until(lambda: service.asked == 1)
        begin = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert time.monotonic() - begin < 10
    assert (len(service.received), is_done(some_house)) == (1, True)
