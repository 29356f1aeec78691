"""The per-recipient event log: a counter row per person, and the events it numbers without gaps."""

from django.conf import settings
from django.db import models


class Inbox(models.Model):
    """How far a person's log has come. Its row is the lock that keeps the numbers gapless."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    last_seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"inbox at {self.last_seq}"


class Event(models.Model):
    """Something changed for this recipient: a reference, never a text. The reader joins the present state."""

    pk = models.CompositePrimaryKey("recipient_id", "seq")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # the primary key begins with it
    )
    seq = models.PositiveBigIntegerField()
    event_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.event_type} {self.seq}"


class LogEpoch(models.Model):
    """Which life of the log this is. At most one row; without a row the log was never restored from a backup."""

    only = models.BooleanField(default=True, primary_key=True)
    epoch = models.CharField(max_length=32)
    started_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="log_epoch_is_single", condition=models.Q(only=True))]

    def __str__(self) -> str:
        return self.epoch
