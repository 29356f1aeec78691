"""The public body, the welfare associations and the municipalities, each its own data controller."""

from django.db import models
from django.db.models import Q

from lotse.directory.models.phases import Phase, phase_is_known


class Organisation(models.Model):
    """One data controller with its own privacy notice; `legal_basis` names the law it works under."""

    class Kind(models.TextChoices):
        """What the organisation is, in the field's terms."""

        PUBLIC_BODY = "public_body", "Behörde"
        WELFARE_ASSOCIATION = "welfare_association", "Freier Träger"
        MUNICIPALITY = "municipality", "Gemeinde"

    class LegalBasis(models.TextChoices):
        """The data protection law of the controller: general, Catholic or Protestant."""

        GDPR = "GDPR", "DSGVO"
        KDG = "KDG", "KDG"
        DSG_EKD = "DSG-EKD", "DSG-EKD"

    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind)
    legal_basis = models.CharField(max_length=8, choices=LegalBasis, default=LegalBasis.GDPR)
    privacy_notice = models.TextField()
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["short_name"], name="organisation_short_name_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["public_body", "welfare_association", "municipality"]),
                name="organisation_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(legal_basis__in=["GDPR", "KDG", "DSG-EKD"]), name="organisation_legal_basis_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="public_body") | Q(legal_basis="GDPR"), name="organisation_public_body_under_gdpr"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name


class Team(models.Model):
    """A team of one organisation for one phase, such as service 333 of the district office."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    number = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    phase = models.CharField(max_length=2, choices=Phase)

    class Meta:
        ordering = ("organisation_id", "number", "pk")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="team_number_once_per_organisation"),
            phase_is_known("team_phase_is_known"),
        ]

    def __str__(self) -> str:
        return self.number
