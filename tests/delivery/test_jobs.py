"""The outbox: written with the change, one worker at a time, nothing lost and nothing asked for in vain."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from lotse.core import periodic
from lotse.core.periodic import Periodic, register_periodic
from lotse.delivery import jobs, periods
from lotse.delivery.jobs import Again, Claimed, Failed, enqueue
from lotse.delivery.models import Job, PeriodicRun
from lotse.delivery.worker import Worker
from tests.delivery.phones import NOW, performing
from tests.races.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(minutes=2)


def write(count: int = 1, **words: Any) -> None:
    with transaction.atomic():
        for number in range(count):
            enqueue(**{"kind": "test", "payload": {"number": number}, "now": NOW, **words})


def claimed(now: datetime = NOW) -> Claimed:
    (job,) = jobs.claim(limit=1, now=now)
    return job


def test_a_job_is_written_with_the_change_or_not_at_all() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert not Job.objects.exists()
    with pytest.raises(transaction.TransactionManagementError):
        enqueue(kind="test", payload={}, now=NOW)


def test_many_workers_at_once_take_each_job_once() -> None:
    write(40)
    found = at_once([lambda: jobs.claim(limit=10, now=NOW)] * 8)
    taken = Counter(job.payload["number"] for some in found for job in some)
    assert taken == Counter(range(40))


def test_a_lease_is_kept_while_it_is_renewed_and_ends_with_its_worker() -> None:
    write()
    job = claimed()
    assert jobs.claim(limit=1, now=NOW + timedelta(seconds=50)) == []
    jobs.renew([job], NOW + timedelta(seconds=50))
    assert jobs.claim(limit=1, now=NOW + timedelta(seconds=100)) == []
    assert claimed(LATER).attempts == 2


def test_who_lost_the_lease_can_note_nothing_any_more() -> None:
    write()
    late, present = claimed(), claimed(LATER)
    for result in (None, Failed("late"), Again(LATER)):
        jobs.settle(late, result, LATER)
    jobs.renew([late], LATER + timedelta(hours=1))
    row = Job.objects.get()
    assert (row.failed_at, row.lease_until, row.attempts) == (None, LATER + jobs.LEASE, present.attempts)
    jobs.settle(present, None, LATER)
    assert not Job.objects.exists()


def test_of_waiting_jobs_with_one_key_there_is_one_with_the_latest_content() -> None:
    write(3, dedup_key="one")
    row = Job.objects.get()
    assert (row.payload, row.generation, row.run_at) == ({"number": 2}, 3, NOW)


def test_what_is_asked_for_while_it_runs_is_done_once_more() -> None:
    write(dedup_key="one")
    job = claimed()
    write(dedup_key="one", payload={"number": 7}, run_at=LATER)
    jobs.settle(job, None, NOW)
    assert jobs.claim(limit=1, now=NOW) == []
    again = claimed(LATER)
    assert again.payload == {"number": 7}
    jobs.settle(again, None, LATER)
    assert not Job.objects.exists()


def test_a_failed_job_stays_for_the_operator_and_does_not_stop_the_next() -> None:
    write(dedup_key="one")
    jobs.settle(claimed(), Failed("refused 403"), NOW)
    assert Job.objects.get().failure == "refused 403"
    write(dedup_key="one")
    assert claimed().attempts == 1
    jobs.forget_failed(NOW + jobs.FAILED_KEPT + timedelta(seconds=1))
    assert Job.objects.get().failed_at is None


def test_a_job_that_outlives_its_workers_is_given_up() -> None:
    write()
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS)
    assert jobs.claim(limit=5, now=NOW) == []
    assert Job.objects.get().failure == "outlived"


def test_pauses_double_with_jitter_up_to_an_hour() -> None:
    for attempts, longest in ((1, 15), (2, 30), (5, 240), (9, 3600), (300, 3600)):
        seconds = [jobs.pause_before(attempts).total_seconds() for _ in range(200)]
        assert longest / 2 <= min(seconds) < max(seconds) <= longest


@pytest.fixture
def round_work(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Periodic]:
    """Registers periodic work that only this test knows."""
    monkeypatch.setattr(periodic, "_registered", {})
    return register_periodic


def test_periodic_work_is_done_once_across_all_processes(round_work: Callable[..., Periodic]) -> None:
    round_work("test.sweep", every=timedelta(hours=1), run=lambda now: None)
    periods.make_rows(NOW)
    turns = [turn for turn in at_once([lambda: periods.claim_turn(NOW)] * 6) if turn]
    assert [turn.work.name for turn in turns] == ["test.sweep"]
    periods.settle_turn(turns[0], failed=False, now=NOW + timedelta(minutes=1))
    row = PeriodicRun.objects.get()
    assert (row.due_at, row.done_at) == (NOW + timedelta(hours=1), NOW + timedelta(minutes=1))


def test_missed_periods_are_not_made_up_for_and_old_names_go(round_work: Callable[..., Periodic]) -> None:
    PeriodicRun.objects.create(name="gone", due_at=NOW)
    round_work("test.sweep", every=timedelta(hours=1), run=lambda now: None)
    periods.make_rows(NOW)
    after_days = NOW + timedelta(days=3)
    turn = periods.claim_turn(after_days)
    assert turn is not None
    periods.settle_turn(turn, failed=False, now=after_days)
    assert PeriodicRun.objects.get().due_at == after_days + timedelta(hours=1)


def test_periodic_work_that_breaks_comes_back_sooner(round_work: Callable[..., Periodic]) -> None:
    round_work("test.sweep", every=timedelta(days=1), run=lambda now: None)
    periods.make_rows(NOW)
    turn = periods.claim_turn(NOW)
    assert turn is not None
    periods.settle_turn(turn, failed=True, now=NOW)
    row = PeriodicRun.objects.get()
    assert (row.failures, row.done_at, row.lease_until) == (1, None, None)
    assert NOW < row.due_at <= NOW + timedelta(seconds=15)


def test_the_worker_in_the_servers_process_does_jobs_and_periodic_work(round_work: Callable[..., Periodic]) -> None:
    done: list[Any] = []
    both = threading.Semaphore(0)

    def perform(job: Claimed, now: datetime) -> None:
        done.append(job.payload["number"])
        both.release()

    def sweep(now: datetime) -> None:
        done.append("swept")
        both.release()

    round_work("test.sweep", every=timedelta(hours=1), run=sweep)
    write(20, now=timezone.now())
    with performing("test", perform):
        worker = Worker(threads=3)
        worker.start()
        came = all(both.acquire(timeout=20) for _ in range(21))
        finished = worker.stop()
    assert (came, finished) == (True, True)
    assert sorted(done, key=str) == sorted([*range(20), "swept"], key=str)
    assert not Job.objects.exists()
    assert PeriodicRun.objects.get().done_at is not None


def test_a_job_that_breaks_is_tried_again_and_stops_nobody() -> None:
    tried: list[int] = []
    other = threading.Event()

    def perform(job: Claimed, now: datetime) -> None:
        tried.append(job.payload["number"])
        if job.payload["number"] == 0:
            raise ZeroDivisionError
        other.set()

    write(2, now=timezone.now())
    with performing("test", perform):
        worker = Worker(threads=1)
        worker.start()
        assert other.wait(20)
        assert worker.stop()
    row = Job.objects.get()
    assert (sorted(tried), row.payload, row.lease_until, row.attempts) == ([0, 1], {"number": 0}, None, 1)


def test_stopping_waits_for_what_is_being_done() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def perform(job: Claimed, now: datetime) -> None:
        begun.set()
        go_on.wait(20)

    write(3, now=timezone.now())
    with performing("test", perform):
        worker = Worker(threads=1)
        worker.start()
        assert begun.wait(20)
        assert worker.stop(within=0.3) is False
        assert Job.objects.count() == 3
        go_on.set()
        assert worker.stop() is True
    assert Job.objects.count() == 2
