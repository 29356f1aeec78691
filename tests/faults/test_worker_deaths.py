"""The worker is killed where it hurts: no push is lost, and nobody sees one twice."""

import os
import signal
import time
from functools import partial

from tests.faults.house import House
from tests.faults.working import DUE, LEASES_END, OPEN, is_done, subscribed, wait_until, working
from tests.push_service import Answer, PushService


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
