"""The PIN a person has, asked for by a card: without it the card of somebody else opens nothing."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum, Value
from django.db.models.functions import Greatest

from lotse.accounts.models import ActivationCard, User
from lotse.accounts.rules import (
    CARD_WRONG_PINS,
    PERSON_WRONG_PINS,
    WRONG_PINS_KEPT,
    CardGuessed,
    check_card_opens,
    pin_as_typed,
)
from lotse.accounts.services.pin import PinWrong
from lotse.accounts.tokens import pin_matches


def check_guesses_left(card: ActivationCard, now: datetime) -> None:
    """Raises CardGuessed when the cards of this person were guessed at too often."""
    recent = ActivationCard.objects.filter(user=card.user_id, issued_at__gt=now - WRONG_PINS_KEPT)
    if (recent.aggregate(all=Sum("wrong_pins"))["all"] or 0) >= PERSON_WRONG_PINS:
        raise CardGuessed


def check_present_pin(card: ActivationCard, typed: str, now: datetime) -> None:
    """Compare the PIN given with a card. Wrong ones count on the card alone: phones and other ways in stay open.

    The try is counted before the PIN is compared, so that guesses sent all at once are counted too.
    Raises PinWrong (`tries_left` with this card), CardGuessed, CardUsed, CardRevoked.
    """
    failures = _count_try(card, now)
    this = ActivationCard.objects.filter(pk=card.pk)
    if pin_matches(card.user_id, pin_as_typed(typed), card.user.password):
        this.update(wrong_pins=Greatest(F("wrong_pins") - 1, Value(0)))
        return
    if failures >= CARD_WRONG_PINS:
        this.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=now)
        raise CardGuessed
    raise PinWrong(extra={"tries_left": CARD_WRONG_PINS - failures})


@transaction.atomic
def _count_try(card: ActivationCard, now: datetime) -> int:
    User.objects.select_for_update(no_key=True).get(pk=card.user_id)  # all cards of the person count together
    present = ActivationCard.objects.get(pk=card.pk)
    check_card_opens(present, now)
    check_guesses_left(present, now)
    present.wrong_pins += 1
    present.save(update_fields=["wrong_pins"])
    return present.wrong_pins
