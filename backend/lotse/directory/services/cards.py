"""The activation card of a resident, issued by those who may."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from lotse.accounts.models import User
from lotse.accounts.queries import Viewer
from lotse.accounts.services import IssuedCard, issue_card, reset_access, revoke_cards
from lotse.directory.models import Resident
from lotse.directory.queries import resident_in_reach
from lotse.directory.rules import check_languages


@dataclass(frozen=True, kw_only=True)
class IssuedResidentCard:
    """A card just made, its secret and code in clear for the only time, and whose it is."""

    resident: Resident
    card: IssuedCard
    language: str


@transaction.atomic
def issue_resident_card(
    *, viewer: Viewer, resident_id: UUID, language: str, on: date, now: datetime
) -> IssuedResidentCard:
    """Make a card for a person of the viewer's house or caseload; an earlier unused card stops working.

    Raises NotFound for people out of reach and UnknownLanguage.
    """
    check_languages([language])
    resident = resident_in_reach(viewer, resident_id, on)
    issuer = User.objects.get(pk=viewer.user_id)
    card = issue_card(resident_user=resident.user, issued_by=issuer, now=now)
    return IssuedResidentCard(resident=resident, card=card, language=language)


@transaction.atomic
def take_card_back(*, viewer: Viewer, resident_id: UUID, on: date, now: datetime) -> None:
    """Take back the unused card of a person of the viewer's house or caseload; harmless when there is none.

    Raises NotFound for people out of reach.
    """
    revoke_cards(resident_user=resident_in_reach(viewer, resident_id, on).user, now=now)


@transaction.atomic
def end_resident_access(*, viewer: Viewer, resident_id: UUID, on: date, now: datetime) -> None:
    """Let nobody in with the access of a person of the viewer's caseload until the viewer makes a new card.

    For when somebody else may have opened it, such as whoever handed out the first card. Raises NotFound.
    """
    reset_access(user_id=resident_in_reach(viewer, resident_id, on).pk, now=now)
