"""Residents as the field names them: no birth date, a name in two scripts, a room over time."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lotse.directory.models.houses import Room
from lotse.directory.models.phases import Phase, phase_is_known


class Household(models.Model):
    """People who live and move together; the label is for staff, such as "Haddad, Raum 214"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("label", "pk")

    def __str__(self) -> str:
        return self.label


class Resident(models.Model):
    """A person who lives in a house; the id is the user's. Names as on the German paper, the family name may be empty.

    `search_key` holds all names normalised, family name first; lists are sorted and searched by it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="resident"
    )
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="residents")
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    own_script_name = models.CharField(max_length=160, blank=True)
    search_key = models.CharField(max_length=400)
    speaks = models.JSONField(default=list)
    reads = models.JSONField(default=list, blank=True)
    prefers_audio = models.BooleanField(default=False)
    phase = models.CharField(max_length=2, choices=Phase)
    is_child = models.BooleanField(default=False)

    class Meta:
        ordering = ("search_key", "pk")
        indexes = [models.Index(fields=["search_key", "user"], name="resident_by_search_key")]
        constraints = [
            models.CheckConstraint(condition=~Q(given_name=""), name="resident_has_a_name"),
            models.CheckConstraint(condition=~Q(search_key=""), name="resident_can_be_found"),
            phase_is_known("resident_phase_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def full_name(self) -> str:
        """The name as on the German paper."""
        return f"{self.given_name} {self.family_name}".strip()


class Residency(models.Model):
    """Who lives in which room, over the days `[starts_on, ends_on)`; open while `ends_on` is empty."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="residencies")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="residencies")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "-pk")
        verbose_name_plural = "residencies"
        indexes = [models.Index(fields=["room"], condition=Q(ends_on__isnull=True), name="residency_open_by_room")]
        constraints = [
            models.UniqueConstraint(
                fields=["resident"], condition=Q(ends_on__isnull=True), name="residency_one_open_per_resident"
            ),
            models.UniqueConstraint(fields=["resident", "starts_on"], name="residency_one_start_per_day"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="residency_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.starts_on}"
