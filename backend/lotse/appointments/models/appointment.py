"""The one row that is the truth about an appointment."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lotse.appointments.models.no_overlap import NoOverlap
from lotse.appointments.models.topics import Topic
from lotse.core.translated import shown_columns
from lotse.directory.models import Interpreter, Place, Resident, StaffMember


class Status(models.TextChoices):
    """What became of the appointment. `handover`: it stands, and a colleague is being looked for."""

    BOOKED = "booked", "Gebucht"
    HANDOVER = "handover", "In Übergabe"
    CANCELLED_BY_RESIDENT = "cancelled_by_resident", "Abgesagt (Bewohner/in)"
    CANCELLED_BY_SERVICE = "cancelled_by_service", "Abgesagt (Dienst)"
    EXCUSED = "excused", "Entschuldigt"
    NO_SHOW = "no_show", "Nicht erschienen"
    FULFILLED = "fulfilled", "Hat stattgefunden"


class Mode(models.TextChoices):
    """Face to face or by telephone."""

    ON_SITE = "on_site", "Vor Ort"
    PHONE = "phone", "Telefon"


class CancelReason(models.TextChoices):
    """Why the service cancels, coarse on purpose; empty when the resident cancels."""

    ILL = "ill", "Krank"
    AWAY = "away", "Nicht da"
    HOUSE_CLOSED = "house_closed", "Haus geschlossen"
    OTHER = "other", "Anderer Grund"
    MOVED_OUT = "moved_out", "Person ist ausgezogen"


# Every other state occupies its time: a state that somebody adds later must not free it by being forgotten here.
FREED_BY = (Status.CANCELLED_BY_RESIDENT.value, Status.CANCELLED_BY_SERVICE.value)
OPEN = (Status.BOOKED.value, Status.HANDOVER.value)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments within a scope."""

    def of_person(self, user_id: uuid.UUID) -> Self:
        """Those that a person takes part in, as resident or as worker. Nobody else sees an appointment."""
        return self.filter(Q(resident_id=user_id) | Q(worker_id=user_id))

    def occupying(self) -> Self:
        """Those that take time: all but the cancelled."""
        return self.exclude(status__in=FREED_BY)

    def in_full(self) -> Self:
        """With everything that is shown of an appointment, in one query, texts in the active language and German."""
        return self.select_related("topic", "worker", "resident", "place").only(
            *shown_columns(Appointment),
            *shown_columns(Topic, "topic__"),
            *shown_columns(StaffMember, "worker__"),
            *shown_columns(Resident, "resident__"),
            *shown_columns(Place, "place__"),
        )


class Appointment(models.Model):
    """Resident and worker meet in `[starts_at, ends_at)`; the worker is busy in `[busy_starts_at, busy_ends_at)`.

    Duration and buffers are copied from the topic when it is booked. `version` starts at 1 and grows with every
    change. `idempotency_key` is the client's name for the booking, `last_action_key` the one for its last move.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="+", db_index=False)
    worker = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    interpreter = models.ForeignKey(
        Interpreter, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ON_SITE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    busy_starts_at = models.DateTimeField()
    busy_ends_at = models.DateTimeField()
    status = models.CharField(max_length=24, choices=Status, default=Status.BOOKED)
    version = models.PositiveIntegerField(default=1)
    interpreter_language = models.CharField(max_length=3, blank=True)
    cancel_reason_code = models.CharField(max_length=12, choices=CancelReason, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    idempotency_key = models.UUIDField()
    request_fingerprint = models.CharField(max_length=64)
    last_action_key = models.UUIDField(null=True, blank=True)
    last_action_fingerprint = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = [
            models.Index(name="appointment_of_worker", fields=["worker", "busy_ends_at"]),
            models.Index(name="appointment_of_resident", fields=["resident", "ends_at"]),
            models.Index(
                name="appointment_of_interpreter",
                fields=["interpreter", "ends_at"],
                condition=Q(interpreter__isnull=False),
            ),
        ]
        constraints = [
            NoOverlap(
                name="appointment_worker_no_overlap",
                scope="worker",
                starts="busy_starts_at",
                ends="busy_ends_at",
                freed_by=FREED_BY,
            ),
            NoOverlap(
                name="appointment_resident_no_overlap",
                scope="resident",
                starts="starts_at",
                ends="ends_at",
                freed_by=FREED_BY,
            ),
            NoOverlap(
                name="appointment_interpreter_no_overlap",
                scope="interpreter",
                starts="starts_at",
                ends="ends_at",
                freed_by=FREED_BY,
            ),
            models.UniqueConstraint(name="appointment_key_once", fields=["resident", "idempotency_key"]),
            models.CheckConstraint(name="appointment_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="appointment_busy_covers",
                condition=Q(busy_starts_at__lte=F("starts_at"), busy_ends_at__gte=F("ends_at")),
            ),
            models.CheckConstraint(name="appointment_status_is_known", condition=Q(status__in=Status.values)),
        ]

    def __str__(self) -> str:
        return str(self.id)
