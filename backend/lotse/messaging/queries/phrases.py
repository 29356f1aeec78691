"""Sentences at hand."""

from django.db.models import Q

from lotse.accounts.queries import Viewer
from lotse.directory.models import StaffMember
from lotse.messaging.models import CannedPhrase


def phrases_of(viewer: Viewer) -> list[CannedPhrase]:
    """The viewer's own sentences and those of her organisation, the oldest first."""
    mine = StaffMember.objects.filter(pk=viewer.user_id).values("organisation_id")
    phrases = CannedPhrase.objects.filter(Q(owner_id=viewer.user_id) | Q(owner__isnull=True, organisation__in=mine))
    return list(phrases.order_by("created_at", "pk"))
