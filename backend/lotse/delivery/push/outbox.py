"""Pushes are written as jobs in the transaction of the change, one statement for all recipients."""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from lotse.core.by_hand import id_parameter, moment_parameter, run, vendor
from lotse.delivery.jobs import INSERT, ON_OPEN_JOB
from lotse.events.hooks import Appended
from lotse.events.registry import Push, find

KIND: Final = "push"
GRACE: Final = timedelta(seconds=10)  # an open app shows the change by itself and says so
PEOPLE_PER_STATEMENT: Final = 1000
JSON: Final = {"postgresql": "jsonb_build_object", "sqlite": "json_object"}
TOLD = "WITH told (user_id, seq) AS (VALUES {rows}) "
# One open job per device and topic: several changes of one kind are one push, with the number of the last.
SELECT = """
SELECT 'push', {json}('device', CAST(s.device_id AS text), 'seq', told.seq, 'event', CAST(%s AS text)),
       'push:' || CAST(s.device_id AS text) || ':' || CAST(%s AS text), %s, %s, %s, 1, 0, ''
FROM told JOIN delivery_pushsubscription s ON s.user_id = told.user_id
WHERE s.state = 'on' ORDER BY s.device_id
"""


def write_pushes(told: Appended) -> None:
    """Write the push jobs of an event for all who were told of it, but for who did it."""
    kind = find(told.event_type_name)
    people = [(user_id, seq) for user_id, seq in told.numbers if user_id != told.actor]
    if kind is None or kind.push is None or told.is_silent:
        return
    for start in range(0, len(people), PEOPLE_PER_STATEMENT):
        _write(told, kind.push, people[start : start + PEOPLE_PER_STATEMENT])


def _write(told: Appended, push: Push, people: Sequence[tuple[UUID, int]]) -> None:
    moments = [moment_parameter(each) for each in (told.now + GRACE, told.now + push.time_to_live, told.now)]
    numbers: list[Any] = [value for user_id, seq in people for value in (id_parameter(user_id), seq)]
    run(_statement(len(people)), [*numbers, told.event_type_name, push.topic, *moments])


@lru_cache(maxsize=64)
def _statement(people: int) -> str:
    """The parts are constants of this module; what comes from outside are parameters."""
    rows = ", ".join(["(%s, %s)"] * people)
    return INSERT + TOLD.format(rows=rows) + SELECT.format(json=JSON[vendor()]) + ON_OPEN_JOB
