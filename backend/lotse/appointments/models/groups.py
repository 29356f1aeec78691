"""Sessions for several people, with a number of places that cannot be oversold."""

import uuid

from django.db import models
from django.db.models import F, Q

from lotse.appointments.models.appointment import FREED_BY
from lotse.appointments.models.no_overlap import NoOverlap
from lotse.directory.models import Place, Resident, StaffMember


class GroupSession(models.Model):
    """One worker, many residents, `capacity` places of which `taken` are gone; `[starts_at, ends_at)` in UTC."""

    class Status(models.TextChoices):
        """Planned, or called off (using the appointments' word, so that it frees the worker's time the same way)."""

        PLANNED = "planned", "Geplant"
        CANCELLED = FREED_BY[1], "Abgesagt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=24, choices=Status, default=Status.PLANNED)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = [models.Index(name="group_session_of_worker", fields=["worker", "ends_at"])]
        constraints = [
            NoOverlap(
                name="group_session_worker_no_overlap",
                scope="worker",
                starts="starts_at",
                ends="ends_at",
                freed_by=FREED_BY,
            ),
            models.CheckConstraint(name="group_session_not_oversold", condition=Q(taken__lte=F("capacity"))),
            models.CheckConstraint(name="group_session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
        ]

    def __str__(self) -> str:
        return str(self.id)


class GroupPlace(models.Model):
    """A resident takes part."""

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="places")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="group_place_once", fields=["session", "resident"])]

    def __str__(self) -> str:
        return str(self.session_id)
