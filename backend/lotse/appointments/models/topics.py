"""What people come for, and who is responsible for it."""

from django.db import models
from django.db.models import Q

from lotse.directory.models import StaffMember


def lines_of(text: str | None) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class Topic(models.Model):
    """A subject of counselling with its length and limits (minutes, hours, days as the names say).

    `papers` lists what to bring, one per line. `is_discreet`: the name is shown to nobody but the resident and the
    responsible worker. `phases` are the codes VU and AU.
    """

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=200, blank=True)
    papers = models.TextField(blank=True)
    icon = models.CharField(max_length=40)
    duration_min = models.PositiveSmallIntegerField(default=30)
    interpreter_duration_min = models.PositiveSmallIntegerField(default=60)
    step_min = models.PositiveSmallIntegerField(default=15)
    buffer_before_min = models.PositiveSmallIntegerField(default=0)
    buffer_after_min = models.PositiveSmallIntegerField(default=0)
    min_notice_hours = models.PositiveSmallIntegerField(default=12)
    horizon_days = models.PositiveSmallIntegerField(default=56)
    max_open_per_resident = models.PositiveSmallIntegerField(default=2)
    max_per_worker_day = models.PositiveSmallIntegerField(default=12)
    phases = models.JSONField(default=list)
    is_discreet = models.BooleanField(default=False)
    sort = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("sort", "pk")
        constraints = [
            models.CheckConstraint(
                name="topic_takes_time",
                condition=Q(duration_min__gt=0, step_min__gt=0, interpreter_duration_min__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def minutes(self, *, with_interpreter: bool) -> int:
        """How long an appointment on this topic takes."""
        return self.interpreter_duration_min if with_interpreter else self.duration_min

    def paper_list(self) -> list[str]:
        """The papers to bring, one each, in the active language."""
        return lines_of(self.papers)


class TopicResponsibility(models.Model):
    """A worker who takes this topic for all residents of the organisation, beside each resident's own worker."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="responsibilities")
    worker = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="topic_responsibility_once", fields=["topic", "worker"])]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.worker_id}"
