"""The outbox: jobs written in the transaction that wants them, claimed by a worker under a lease, done at least once.

Whoever performs a job must bear doing it twice: a worker may die after the deed and before the note of it.
"""

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from lotse.core.by_hand import moment_of, moment_parameter
from lotse.delivery.models import Job

LEASE = timedelta(seconds=60)
FAILED_KEPT = timedelta(days=30)
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=1)
MOST_ATTEMPTS = 300
OUTLIVED = "outlived"  # the word of a job that was claimed so often, by dying workers or without an end
# A claim is one statement: it gives a job to one worker only, and PostgreSQL steps over what another is claiming.
CLAIM = """
WITH due AS {materialized} (
  SELECT id AS due_id FROM delivery_job
  WHERE failed_at IS NULL AND run_at <= %s AND (lease_until IS NULL OR lease_until < %s)
  ORDER BY run_at, id LIMIT %s {skip_locked}
)
UPDATE delivery_job SET lease_until = %s, attempts = attempts + 1
FROM due WHERE id = due_id
RETURNING id, kind, payload, generation, attempts, expires_at
"""
INSERT = """
INSERT INTO delivery_job (kind, payload, dedup_key, run_at, expires_at, created_at, generation, attempts, failure)
"""
# Waiting jobs keep their moment; a running one runs once more, at the moment asked for.
ON_OPEN_JOB = """
ON CONFLICT (dedup_key) WHERE failed_at IS NULL DO UPDATE SET
  payload = excluded.payload, expires_at = excluded.expires_at, generation = delivery_job.generation + 1,
  run_at = CASE WHEN delivery_job.lease_until IS NULL THEN delivery_job.run_at ELSE excluded.run_at END
"""


@dataclass(frozen=True, kw_only=True, eq=False)
class Claimed:
    """A job that this worker has now. `attempts` counts this one and tells a later claim of the same job apart."""

    pk: int
    kind: str
    payload: dict[str, Any]
    generation: int
    attempts: int
    expires_at: datetime | None


@dataclass(frozen=True)
class Again:
    """The answer of a job that wants another try at that moment."""

    at: datetime


@dataclass(frozen=True)
class Failed:
    """The answer of a job for which another try is of no use, with a short word for the operator."""

    word: str


Result = Again | Failed | None
Perform = Callable[[Claimed, datetime], Result]
_performers: dict[str, Perform] = {}


def register_job(kind: str, perform: Perform) -> None:
    """Say who performs jobs of this kind; None as the answer means that it is done."""
    if kind in _performers:
        raise ValueError(f"jobs of the kind {kind!r} are registered twice")
    _performers[kind] = perform


def performer(kind: str) -> Perform | None:
    """Who performs jobs of this kind; None for one that this version of the program does not know."""
    return _performers.get(kind)


def enqueue(
    *,
    kind: str,
    payload: dict[str, Any],
    now: datetime,
    run_at: datetime | None = None,
    expires_at: datetime | None = None,
    dedup_key: str | None = None,
) -> None:
    """Write a job, as a part of the caller's transaction. An open job with the same key takes the new payload."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a job belongs into the transaction that wants it")
    values = [kind, json.dumps(payload), dedup_key, *_moments(run_at or now, expires_at, now)]
    with connection.cursor() as cursor:
        cursor.execute(INSERT + "VALUES (%s, %s, %s, %s, %s, %s, 1, 0, '')" + ON_OPEN_JOB, values)


def is_work_due(now: datetime) -> bool:
    """Whether a claim would find something; a read, so that an idle worker never takes SQLite's writing lock."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    return Job.objects.filter(free, failed_at=None, run_at__lte=now).exists()


def claim(*, limit: int, now: datetime) -> list[Claimed]:
    """Take up to `limit` due jobs for a minute, oldest first. One that was claimed too often is failed instead."""
    is_postgres = connection.vendor == "postgresql"
    sql = CLAIM.format(
        materialized="MATERIALIZED" if is_postgres else "", skip_locked="FOR UPDATE SKIP LOCKED" if is_postgres else ""
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_moments(now, now), limit, *_moments(now + LEASE)])
        taken = sorted((_claimed(row) for row in cursor.fetchall()), key=lambda job: job.pk)
    for job in taken:
        if job.attempts > MOST_ATTEMPTS:
            fail(job, OUTLIVED, now)
    return [job for job in taken if job.attempts <= MOST_ATTEMPTS]


def renew(claimed: Iterable[Claimed], now: datetime) -> None:
    """Keep the jobs that are still being done."""
    for job in claimed:
        _mine(job).filter(lease_until__isnull=False).update(lease_until=now + LEASE)


def settle(job: Claimed, result: Result, now: datetime) -> None:
    """Note how a job went. Nothing happens if another worker has it by now."""
    if isinstance(result, Failed):
        fail(job, result.word, now)
    elif isinstance(result, Again):
        _mine(job).update(lease_until=None, run_at=result.at)
    else:
        _finish(job)


def fail(job: Claimed, word: str, now: datetime) -> None:
    """Give a job up and keep it for the operator; what was asked for again meanwhile gets its try."""
    if not _mine(job).filter(generation=job.generation).update(lease_until=None, failed_at=now, failure=word):
        _mine(job).update(lease_until=None)


def forget_failed(now: datetime) -> None:
    """Delete failed jobs that nobody looked at for a month. Periodic."""
    Job.objects.filter(failed_at__lt=now - FAILED_KEPT).delete()


def pause_before(attempts: int) -> timedelta:
    """How long to wait after so many tries: doubling up to an hour, with jitter so that not all come back at once."""
    doublings = max(0, min(attempts - 1, 20))
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * (1 << doublings))
    return longest * random.uniform(0.5, 1)  # noqa: S311 - spreads load, guards nothing


def _finish(job: Claimed) -> None:
    """Delete what is done; what was asked for again meanwhile waits for its next moment."""
    gone, _each = _mine(job).filter(generation=job.generation).delete()
    if not gone:
        _mine(job).update(lease_until=None)


def _mine(job: Claimed) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, attempts=job.attempts, failed_at=None)


def _claimed(row: tuple[Any, ...]) -> Claimed:
    pk, kind, payload, generation, attempts, expires_at = row
    content = json.loads(payload) if isinstance(payload, str) else payload
    ends = None if expires_at is None else moment_of(expires_at)
    return Claimed(pk=pk, kind=kind, payload=content, generation=generation, attempts=attempts, expires_at=ends)


def _moments(*values: datetime | None) -> list[Any]:
    return [None if value is None else moment_parameter(value) for value in values]
