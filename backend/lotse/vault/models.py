"""The proof that the keys of this process open this database."""

from django.db import models


class Canary(models.Model):
    """A known text under a master key. At most one row."""

    only = models.BooleanField(default=True, primary_key=True)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(name="canary_is_single", condition=models.Q(only=True))]

    def __str__(self) -> str:
        return "canary"
