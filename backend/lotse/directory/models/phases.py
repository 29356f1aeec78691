"""The two phases of accommodation after the law on the reception of refugees (FlüAG)."""

from django.db import models


class Phase(models.TextChoices):
    """Preliminary accommodation by the district, then follow-up accommodation by a municipality."""

    PRELIMINARY = "VU", "Vorläufige Unterbringung"
    FOLLOW_UP = "AU", "Anschlussunterbringung"


def phase_is_known(name: str) -> models.CheckConstraint:
    """A named check for the column `phase`."""
    return models.CheckConstraint(condition=models.Q(phase__in=Phase.values), name=name)
