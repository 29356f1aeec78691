"""Files of a conversation. The bytes lie beside the row, so that no list reads them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class AttachmentKind(models.TextChoices):
    """What the file is to people."""

    PHOTO = "photo", "Foto"
    DOCUMENT = "document", "Dokument"
    VOICE = "voice", "Sprachnachricht"


class Attachment(models.Model):
    """A file, as it was stored: `size` in bytes, `duration` in seconds, `width` and `height` in pixels.

    It belongs to one conversation; a message is made of it afterwards. `fingerprint` proves which bytes came with the
    uploader's `client_key`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey("messaging.Conversation", on_delete=models.CASCADE, related_name="attachments")
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+", db_index=False)
    client_key = models.UUIDField()
    fingerprint = models.BinaryField()
    kind = models.CharField(max_length=8, choices=AttachmentKind)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    name = models.BinaryField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    duration = models.FloatField(null=True, blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["uploader", "client_key"], name="attachment_key_once"),
            models.CheckConstraint(name="attachment_kind_is_known", condition=Q(kind__in=AttachmentKind.values)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AttachmentContent(models.Model):
    """The sealed bytes of a file and of its thumbnail."""

    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, primary_key=True, related_name="content")
    content = models.BinaryField()
    thumbnail = models.BinaryField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
