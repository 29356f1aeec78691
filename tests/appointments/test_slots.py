"""Free slots: the sweep against the plainest possible counting, and on the nights of the change."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse.appointments.rules.slots import Shape, Slot, Span, free_slots
from lotse.appointments.rules.wall_clock import LOCAL_ZONE, moment_of
from lotse.appointments.rules.windows import Hours, WeeklyRule, Window, windows_of

SHAPE = Shape(duration=30, before=0, after=0, step=15)
MORNING = Window(0, 120, 1)


def starts(windows: list[Window], busy: list[Span], shape: Shape = SHAPE, *, earliest: int = 0) -> list[int]:
    return [slot.starts for slot in free_slots(windows, busy, shape, earliest=earliest)]


def test_starts_lie_on_the_windows_own_grid() -> None:
    assert starts([Window(7, 75, 1)], []) == [7, 22, 37]


def test_half_open_neighbours_do_not_collide() -> None:
    assert starts([MORNING], [(30, 60)]) == [0, 60, 75, 90]


def test_buffers_keep_a_distance_and_may_leave_the_window() -> None:
    shape = Shape(duration=30, before=5, after=10, step=15)
    assert starts([MORNING], [(45, 60)], shape) == [0, 75, 90]


def test_notice_moves_the_first_start_on_along_the_grid() -> None:
    assert starts([MORNING], [], earliest=16) == [30, 45, 60, 75, 90]


def test_a_start_in_two_windows_is_offered_once() -> None:
    found = free_slots([MORNING, Window(60, 150, 2)], [], SHAPE, earliest=60)
    assert found == [Slot(60, 90, 1), Slot(75, 105, 1), Slot(90, 120, 1), Slot(105, 135, 2), Slot(120, 150, 2)]


def test_the_residents_own_appointments_need_no_buffers() -> None:
    shape = Shape(duration=30, before=10, after=10, step=15)
    found = free_slots([MORNING], [], shape, earliest=0, own=[(30, 60)])
    assert [slot.starts for slot in found] == [0, 60, 75, 90]


spans = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 90)).map(lambda each: (each[0], each[0] + each[1])))


@given(
    windows=st.lists(st.tuples(st.integers(0, 500), st.integers(1, 200)), max_size=4),
    busy=spans, own=spans, duration=st.integers(5, 60), step=st.sampled_from([5, 15, 20]),
    before=st.integers(0, 15), after=st.integers(0, 15), earliest=st.integers(0, 400),
)  # fmt: skip
def test_the_sweep_finds_what_trying_every_start_finds(
    windows: list[tuple[int, int]], busy: list[Span], own: list[Span], duration: int, step: int,
    before: int, after: int, earliest: int,
) -> None:  # fmt: skip
    shape = Shape(duration=duration, before=before, after=after, step=step)
    given_windows = sorted(Window(start, start + length, 1) for start, length in windows)

    def is_free(start: int) -> bool:
        end = start + duration
        return not (
            any(a < end + after and start - before < b for a, b in busy) or any(a < end and start < b for a, b in own)
        )

    expected = sorted(
        {
            start
            for window in given_windows
            for start in range(window.starts, window.ends - duration + 1, step)
            if start >= earliest and is_free(start)
        }
    )
    assert [slot.starts for slot in free_slots(given_windows, busy, shape, earliest=earliest, own=own)] == expected


@pytest.mark.parametrize(
    ("sunday", "expected"),
    [
        (date(2026, 3, 29), ["01:00", "01:30", "03:00", "03:30"]),
        (date(2027, 3, 28), ["01:00", "01:30", "03:00", "03:30"]),
        (date(2026, 10, 25), ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]),
        (date(2027, 10, 31), ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]),
    ],
)
def test_slots_of_the_nights_of_the_change_are_half_hours_that_really_happen(sunday: date, expected: list[str]) -> None:
    worker = UUID(int=1)
    rule = WeeklyRule(6, 60, 240, date(2026, 1, 1), None, 1, 1)
    windows = windows_of(Hours(rules={worker: [rule]}), worker, sunday, sunday)
    found = free_slots(windows, [], Shape(duration=30, before=0, after=0, step=30), earliest=0)
    assert [f"{moment_of(slot.starts).astimezone(LOCAL_ZONE):%H:%M}" for slot in found] == expected
    assert all(slot.ends - slot.starts == 30 for slot in found)
    assert moment_of(found[0].starts).tzinfo == UTC
    assert isinstance(moment_of(found[0].starts), datetime)
