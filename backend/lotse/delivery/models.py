"""What delivery remembers: open jobs, periodic work, where to push to, and what a device has seen already."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lotse.accounts.models import Device


class PushState(models.TextChoices):
    """Whether a device gets pushes: it does; its owner switched them off; the push service knows it no longer."""

    ON = "on"
    OFF = "off"
    BROKEN = "broken"


class DeviceMark(models.Model):
    """The highest number of the event log that a device with pushes has applied: what is below needs no push."""

    device = models.OneToOneField(Device, on_delete=models.CASCADE, primary_key=True, related_name="+")
    acked_seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"applied {self.acked_seq}"


class PushSubscription(models.Model):
    """Where and how to push to one device. Address and keys are there exactly while it is on, sealed.

    `endpoint_hash` is keyed: it finds the address again and gives nothing away. `vapid_key_id` names the key of ours
    that the browser subscribed with. `refused_at`: since when the push service refuses our sign-in (400, 401, 403).
    """

    device = models.OneToOneField(Device, on_delete=models.CASCADE, primary_key=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, choices=PushState.choices)
    endpoint = models.BinaryField(null=True, blank=True)
    endpoint_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    keys = models.BinaryField(null=True, blank=True)
    vapid_key_id = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="push_state_is_known", condition=Q(state__in=PushState.values)),
            models.CheckConstraint(
                name="push_address_while_on",
                condition=Q(state="on", endpoint_hash__isnull=False, endpoint__isnull=False, keys__isnull=False)
                | ~Q(state="on") & Q(endpoint_hash__isnull=True, endpoint__isnull=True, keys__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"push {self.state}"


class Job(models.Model):
    """One thing to be done after a commit: the outbox. Done jobs are deleted; failed ones stay for the operator.

    `payload` names rows, never texts or people. Of the open jobs with one `dedup_key` there is one; asking again while
    it runs raises `generation`, and it runs once more. `lease_until`: a worker has it until then; after a worker's
    death the next one takes it. `expires_at`: nobody wants it any more after that.
    """

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    dedup_key = models.CharField(max_length=120, null=True, blank=True)
    generation = models.PositiveIntegerField(default=1)
    run_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="job_one_open_per_key", fields=["dedup_key"], condition=Q(failed_at=None)),
            models.CheckConstraint(
                name="job_failure_has_a_word",
                condition=Q(failed_at__isnull=True, failure="") | Q(failed_at__isnull=False) & ~Q(failure=""),
            ),
        ]
        indexes = [models.Index(name="job_open_by_time", fields=["run_at", "id"], condition=Q(failed_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class PeriodicRun(models.Model):
    """When a piece of periodic work is due next; its row is the claim, so it runs once across all processes."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
