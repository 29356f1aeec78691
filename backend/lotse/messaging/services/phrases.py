"""Sentences that a member of staff keeps at hand."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from lotse.accounts.queries import Viewer
from lotse.core.errors import NotFound
from lotse.directory.models import StaffMember
from lotse.messaging.models import CannedPhrase
from lotse.messaging.rules.refusals import TooManyPhrases

MOST: Final = 100


@transaction.atomic
def keep_phrase(*, viewer: Viewer, text: str, now: datetime) -> CannedPhrase:
    """Keep a sentence for oneself. Raises TooManyPhrases."""
    me = StaffMember.objects.select_for_update(no_key=True).get(pk=viewer.user_id)
    if CannedPhrase.objects.filter(owner=me).count() >= MOST:
        raise TooManyPhrases
    return CannedPhrase.objects.create(organisation_id=me.organisation_id, owner=me, text=text, created_at=now)


@transaction.atomic
def change_phrase(*, viewer: Viewer, phrase_id: UUID, text: str) -> CannedPhrase:
    """Change one's own sentence. Raises NotFound, also for the organisation's."""
    phrase = CannedPhrase.objects.select_for_update().filter(pk=phrase_id, owner_id=viewer.user_id).first()
    if phrase is None:
        raise NotFound
    phrase.text = text
    phrase.save(update_fields=["text"])
    return phrase


@transaction.atomic
def drop_phrase(*, viewer: Viewer, phrase_id: UUID) -> None:
    """Delete one's own sentence. Raises NotFound, also for the organisation's."""
    if not CannedPhrase.objects.filter(pk=phrase_id, owner_id=viewer.user_id).delete()[0]:
        raise NotFound
