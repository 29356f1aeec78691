"""Staff, the houses they are in, the people they look after, and the volunteers who interpret."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lotse.directory.models.houses import Accommodation
from lotse.directory.models.organisations import Organisation, Team
from lotse.directory.models.residents import Resident


class Gender(models.TextChoices):
    """For the wish of a resident to speak with a woman or a man."""

    FEMALE = "f", "weiblich"
    MALE = "m", "männlich"
    DIVERSE = "d", "divers"


def gender_is_known(name: str) -> models.CheckConstraint:
    """A named check for the column `gender`."""
    return models.CheckConstraint(condition=Q(gender__in=Gender.values), name=name)


class StaffMember(models.Model):
    """A person who works for an organisation; the id is the user's. Social workers have a team, house staff may not."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="staff_member"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="staff")
    display_name = models.CharField(max_length=120)
    title = models.CharField(max_length=80)
    gender = models.CharField(max_length=1, choices=Gender)
    languages = models.JSONField(default=list)
    phone = models.CharField(max_length=40, blank=True)
    hours_note = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("display_name", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(display_name=""), name="staff_has_a_name"),
            gender_is_known("staff_gender_is_known"),
        ]

    def __str__(self) -> str:
        return self.display_name


class StaffAccommodation(models.Model):
    """A house a member of staff is in: on one weekday (Monday is 0), or at all times when the weekday is empty."""

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="houses")
    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="staff")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("staff_id", "weekday", "pk")
        constraints = [
            models.UniqueConstraint(fields=["staff", "accommodation", "weekday"], name="staff_house_day_once"),
            models.UniqueConstraint(
                fields=["staff", "accommodation"], condition=Q(weekday__isnull=True), name="staff_house_always_once"
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__range=(0, 6)), name="staff_house_day_is_a_weekday"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.accommodation_id}"


class Assignment(models.Model):
    """Which worker looks after a resident, over the days `[starts_on, ends_on)`; open while `ends_on` is empty."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="assignments")
    worker = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="assignments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "-pk")
        indexes = [models.Index(fields=["worker"], condition=Q(ends_on__isnull=True), name="assignment_open_by_worker")]
        constraints = [
            models.UniqueConstraint(
                fields=["resident"], condition=Q(ends_on__isnull=True), name="assignment_one_open_per_resident"
            ),
            models.UniqueConstraint(fields=["resident", "starts_on"], name="assignment_one_start_per_day"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="assignment_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.worker_id} {self.starts_on}"


class Cover(models.Model):
    """A colleague of the same team answers in a worker's place, over the days `[starts_on, ends_on)`.

    `entered_by` is the worker, or whoever of the team did it for her because she is ill.
    """

    worker = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="covers")
    deputy = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="covering")
    starts_on = models.DateField()
    ends_on = models.DateField()
    entered_by = models.ForeignKey(StaffMember, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["worker", "starts_on"], name="cover_one_start_per_day"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="cover_ends_after_start"),
            models.CheckConstraint(condition=~Q(worker=F("deputy")), name="cover_by_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.deputy_id} {self.starts_on}"


class Interpreter(models.Model):
    """A volunteer who interprets; `accommodation` is where she lives or helps, never the house of the person served."""

    display_name = models.CharField(max_length=120)
    languages = models.JSONField(default=list)
    gender = models.CharField(max_length=1, choices=Gender)
    accommodation = models.ForeignKey(
        Accommodation, on_delete=models.SET_NULL, null=True, blank=True, related_name="interpreters"
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("display_name", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(display_name=""), name="interpreter_has_a_name"),
            gender_is_known("interpreter_gender_is_known"),
        ]

    def __str__(self) -> str:
        return self.display_name
