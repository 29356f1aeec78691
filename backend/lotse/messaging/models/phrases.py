"""Sentences that staff keep at hand."""

import uuid

from django.db import models
from django.db.models import Q

from lotse.directory.models import Organisation, StaffMember


class CannedPhrase(models.Model):
    """A sentence to insert: of one member of staff, or, without an owner, of everybody in the organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(StaffMember, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("created_at", "pk")
        constraints = [models.CheckConstraint(name="phrase_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return str(self.pk)
