"""One conversation per resident and team, and its messages, numbered without gaps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lotse.directory.models import Resident, StaffMember, Team
from lotse.messaging.models.attachments import Attachment


class Conversation(models.Model):
    """A resident and the team in charge of her. Its row is the lock that numbers the messages.

    `data_key` is sealed under the master key and seals everything that is said here. The `last_…_number` are of the
    last message of all, of the resident and of the team; `team_seen_number`, `resident_delivered_number` and
    `resident_read_number` only grow. `waiting_since`: the first message of the resident that nobody answered yet, and
    `answer_by` until when the team answers. `active_at`: its last message, or when it was made.
    `forwarded_to` reads and writes along up to and including `forwarded_until`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    data_key = models.BinaryField()
    created_at = models.DateTimeField()
    active_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=0)
    last_resident_number = models.PositiveIntegerField(default=0)
    last_team_number = models.PositiveIntegerField(default=0)
    team_seen_number = models.PositiveIntegerField(default=0)
    resident_delivered_number = models.PositiveIntegerField(default=0)
    resident_read_number = models.PositiveIntegerField(default=0)
    waiting_since = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    forwarded_to = models.ForeignKey(
        StaffMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    forwarded_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-active_at", "pk")
        indexes = [
            models.Index(
                fields=["forwarded_to"], condition=Q(forwarded_to__isnull=False), name="conversation_forwarded_to"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["resident", "team"], name="conversation_once_per_team"),
            models.CheckConstraint(
                name="conversation_marks_within",
                condition=Q(
                    last_resident_number__lte=F("last_number"),
                    last_team_number__lte=F("last_number"),
                    team_seen_number__lte=F("last_number"),
                    resident_delivered_number__lte=F("last_number"),
                    resident_read_number__lte=F("last_number"),
                ),
            ),
            models.CheckConstraint(
                name="conversation_answer_by_if_waiting",
                condition=Q(answer_by__isnull=True) | Q(waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="conversation_forwarded_until_a_day",
                condition=Q(forwarded_to__isnull=True) | Q(forwarded_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class MessageKind(models.TextChoices):
    """What a message holds. `forwarded` is written by the house when a colleague is asked to answer."""

    TEXT = "text", "Text"
    PHOTO = "photo", "Foto"
    DOCUMENT = "document", "Dokument"
    VOICE = "voice", "Sprachnachricht"
    FORWARDED = "forwarded", "Weitergegeben"


class Message(models.Model):
    """What one person wrote; never changed. `client_key` is the sender's own name for it, given once.

    `fingerprint` proves what the request with that key asked for, without telling it to anybody who reads the table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False)
    number = models.PositiveIntegerField()
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+", db_index=False)
    from_team = models.BooleanField()
    kind = models.CharField(max_length=9, choices=MessageKind, default=MessageKind.TEXT)
    body = models.BinaryField()
    attachment = models.OneToOneField(
        Attachment, on_delete=models.RESTRICT, null=True, blank=True, related_name="message"
    )
    client_key = models.UUIDField()
    fingerprint = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("conversation_id", "number")
        indexes = [
            models.Index(fields=["sender", "created_at"], name="message_of_sender_lately"),
            models.Index(fields=["created_at"], name="message_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="message_number_once"),
            models.UniqueConstraint(fields=["sender", "client_key"], name="message_key_once"),
            models.CheckConstraint(name="message_kind_is_known", condition=Q(kind__in=MessageKind.values)),
            models.CheckConstraint(
                name="message_kind_fits_attachment",
                condition=Q(kind__in=["text", "forwarded"], attachment__isnull=True)
                | Q(kind__in=["photo", "document", "voice"], attachment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class RightsTold(models.Model):
    """Up to which day everybody was told whose right to a conversation began or ended. At most one row."""

    only = models.BooleanField(default=True, primary_key=True)
    on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="rights_told_is_single", condition=Q(only=True))]

    def __str__(self) -> str:
        return str(self.on)
