"""A worker's hours and week, and the closures of the district."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated, Literal, Self

from pydantic import Field
from typing_extensions import TypedDict

from lotse.appointments.models import Absence, AvailabilityRule, Closure, DayOverride, WindowKind
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.core.dates import Day, Moment
from lotse.core.shapes import Schema
from lotse.directory.schemas import PlaceOut

Wall = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Kind = Literal["appointment", "walk_in"]


class RuleIn(Schema):
    """A weekly window: wall clock of Europe/Berlin, no topics means all."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    starts_at: Wall
    ends_at: Wall
    valid_from: Day
    valid_to: Day | None = None
    every_weeks: Annotated[int, Field(ge=1, le=52)] = 1
    kind: Kind = "appointment"
    place: int
    topics: list[int] = []

    def opens(self) -> time:
        """The beginning as a time of day."""
        return time.fromisoformat(self.starts_at)

    def closes(self) -> time:
        """The end as a time of day."""
        return time.fromisoformat(self.ends_at)


class RuleOut(Schema):
    """A weekly window as stored."""

    id: int
    weekday: int
    starts_at: str
    ends_at: str
    valid_from: date
    valid_to: date | None
    every_weeks: int
    kind: Kind
    place: int
    topics: list[int]

    @classmethod
    def of(cls, rule: AvailabilityRule) -> Self:
        """From the row with its topics."""
        return cls(
            id=rule.pk,
            weekday=rule.weekday,
            starts_at=f"{rule.starts_at:%H:%M}",
            ends_at=f"{rule.ends_at:%H:%M}",
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
            every_weeks=rule.every_weeks,
            kind="walk_in" if rule.kind == WindowKind.WALK_IN else "appointment",
            place=rule.place_id,
            topics=[topic.pk for topic in rule.topics.all()],
        )


class EndIn(Schema):
    """The last day on which the rule holds."""

    last_on: Day


class OverrideIn(Schema):
    """Other hours on one day; no windows means none that day."""

    on: Day
    place: int | None = None
    windows: Annotated[list[tuple[Wall, Wall]], Field(max_length=8)]


class OverrideOut(Schema):
    """Other hours on one day, as stored."""

    id: int
    on: date
    place: int | None
    windows: list[tuple[str, str]]

    @classmethod
    def of(cls, override: DayOverride) -> Self:
        """From the row alone."""
        windows = [(opens, closes) for opens, closes in override.windows]
        return cls(id=override.pk, on=override.on, place=override.place_id, windows=windows)


class AbsenceIn(Schema):
    """A worker is away."""

    starts_at: Moment
    ends_at: Moment
    reason: Absence.Reason = Absence.Reason.AWAY


class AbsenceOut(Schema):
    """An absence; `open_appointments` lie in it and still need somebody."""

    id: int
    starts_at: datetime
    ends_at: datetime
    reason: Absence.Reason
    open_appointments: int = 0

    @classmethod
    def of(cls, absence: Absence, open_appointments: int = 0) -> Self:
        """From the row and a count."""
        return cls(
            id=absence.pk,
            starts_at=absence.starts_at,
            ends_at=absence.ends_at,
            reason=Absence.Reason(absence.reason),
            open_appointments=open_appointments,
        )


class HoursOut(Schema):
    """Everything a worker has entered about her hours, and the places she may use."""

    rules: list[RuleOut]
    overrides: list[OverrideOut]
    absences: list[AbsenceOut]
    places: list[PlaceOut]

    @classmethod
    def of(
        cls,
        rules: Sequence[AvailabilityRule],
        overrides: Sequence[DayOverride],
        absences: Sequence[tuple[Absence, int]],
        places: Sequence[PlaceOut],
    ) -> Self:
        """From the rows."""
        return cls(
            rules=[RuleOut.of(rule) for rule in rules],
            overrides=[OverrideOut.of(override) for override in overrides],
            absences=[AbsenceOut.of(absence, count) for absence, count in absences],
            places=list(places),
        )


class ClosureIn(Schema):
    """Close one place, or every place, for a day."""

    on: Day
    place: int | None = None
    reason: Annotated[str, Field(min_length=1, max_length=120)]


class ClosureOut(Schema):
    """A day on which a place (or every place) is closed."""

    id: int
    on: date
    place: PlaceOut | None
    reason: str
    is_public_holiday: bool

    @classmethod
    def of(cls, closure: Closure) -> Self:
        """From the row with its place."""
        return cls(
            id=closure.pk,
            on=closure.on,
            place=PlaceOut.of(closure.place) if closure.place else None,
            reason=closure.reason,
            is_public_holiday=closure.is_public_holiday,
        )


class ClosureHitOut(Schema):
    """How many appointments stand on a day that is to be closed. Whose they are the district office never learns."""

    appointments: int


# "from" is a word of Python, hence the functional form.
WindowOut = TypedDict("WindowOut", {"from": str, "to": str, "kind": Kind, "place": PlaceOut})


class ClosedPlaceOut(Schema):
    """A place that is closed on a day while others are open, and why."""

    place: int
    name: str
    reason: str


class WeekDayOut(Schema):
    """A day of the worker's week: her windows by the clock on the wall, and why the day is closed if it is.

    `closed_places`: of the places where she works or meets somebody that week, those closed on their own.
    """

    on: date
    closure: str | None
    closed_places: list[ClosedPlaceOut]
    windows: list[WindowOut]


WeekOut = TypedDict(
    "WeekOut",
    {
        "from": date,
        "to": date,
        "days": list[WeekDayOut],
        "appointments": list[AppointmentOut],
        "absences": list[AbsenceOut],
    },
)
