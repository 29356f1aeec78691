"""When a worker can be met: weekly rules and what departs from them. Wall clock of Europe/Berlin, except absences."""

from django.db import models
from django.db.models import F, Q

from lotse.appointments.models.topics import Topic
from lotse.core.dates import SPAN_ENDS, SPAN_STARTS
from lotse.directory.models import Place, StaffMember


class WindowKind(models.TextChoices):
    """Booked ahead, or first come first served. Walk-in windows are never offered as slots."""

    APPOINTMENT = "appointment", "Mit Termin"
    WALK_IN = "walk_in", "Ohne Termin"


class AvailabilityRule(models.Model):
    """A weekly window of a worker at a place; `every_weeks` counts whole weeks from the Monday of `valid_from`.

    `valid_to` is the last day (empty: until further notice). No topics means all topics.
    """

    worker = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=WindowKind, default=WindowKind.APPOINTMENT)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")

    class Meta:
        ordering = ("weekday", "starts_at", "pk")
        constraints = [
            models.CheckConstraint(name="rule_weekday_exists", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="rule_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(name="rule_every_weeks_counts", condition=Q(every_weeks__gte=1)),
            models.CheckConstraint(
                name="rule_valid_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="rule_kind_is_known", condition=Q(kind__in=WindowKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts_at:%H:%M}-{self.ends_at:%H:%M}"


class DayOverride(models.Model):
    """Other hours on one day, `windows` as [["09:00", "12:00"], …]; both kinds hold in spite of a closure.

    Of a worker: her day is these windows at `place`, and nothing else. Of a place (no worker): the frame of the
    place's day, every rule there is cut to it.
    """

    worker = models.ForeignKey(StaffMember, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    windows = models.JSONField(default=list)

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.CheckConstraint(
                name="override_of_worker_or_place", condition=Q(worker__isnull=False) | Q(place__isnull=False)
            ),
            models.CheckConstraint(
                name="override_of_worker_has_place",
                condition=Q(worker__isnull=True) | Q(place__isnull=False) | Q(windows=[]),
            ),
            models.UniqueConstraint(name="override_once_per_worker_day", fields=["worker", "on"]),
            models.UniqueConstraint(
                name="override_once_per_place_day", fields=["place", "on"], condition=Q(worker__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.on)


class Closure(models.Model):
    """A day on which a place, or every place, is closed; `is_public_holiday` when it comes from the calendar."""

    on = models.DateField(db_index=True)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=120)
    is_public_holiday = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(name="closure_once_per_place_day", fields=["place", "on"]),
            models.UniqueConstraint(
                name="closure_once_for_all_per_day", fields=["on"], condition=Q(place__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.on)


class HolidayYear(models.Model):
    """A year whose public holidays were entered. A holiday that the office deletes afterwards does not come back."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.year)


class Absence(models.Model):
    """A worker is away in `[starts_at, ends_at)` (UTC): busy time, whatever the rules and overrides say."""

    class Reason(models.TextChoices):
        """Kept coarse on purpose; nobody needs to know more."""

        ILL = "ill", "Krank"
        AWAY = "away", "Abwesend"
        TRAINING = "training", "Fortbildung"
        OUTSIDE = "outside", "Außentermin"

    worker = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=12, choices=Reason, default=Reason.AWAY)

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = [models.Index(name="absence_of_worker", fields=["worker", "ends_at"])]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="absence_in_span", condition=Q(starts_at__gte=SPAN_STARTS, ends_at__lte=SPAN_ENDS)
            ),
            models.UniqueConstraint(name="absence_once", fields=["worker", "starts_at", "ends_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d}"
