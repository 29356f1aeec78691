"""Houses down to the room, and the places where people meet their worker."""

from django.db import models
from django.db.models import Q

from lotse.directory.models.organisations import Organisation
from lotse.directory.models.phases import Phase


class Accommodation(models.Model):
    """A house: collective housing of the district (VU) or a municipality's follow-up housing (AU)."""

    class Kind(models.TextChoices):
        """Collective housing or follow-up housing."""

        COLLECTIVE = "collective", "Gemeinschaftsunterkunft"
        FOLLOW_UP = "follow_up", "Anschlussunterkunft"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=5)
    municipality = models.CharField(max_length=80)
    operator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accommodations")
    phase = models.CharField(max_length=2, choices=Phase)

    class Meta:
        ordering = ("municipality", "name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["postcode", "street"], name="accommodation_address_once"),
            models.CheckConstraint(
                condition=Q(kind="collective", phase="VU") | Q(kind="follow_up", phase="AU"),
                name="accommodation_kind_fits_phase",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street, postcode and municipality as on a letter."""
        return f"{self.street}, {self.postcode} {self.municipality}"


class Building(models.Model):
    """One building of a house, by the letter or number on its door."""

    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="buildings")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ("accommodation_id", "name", "pk")
        constraints = [models.UniqueConstraint(fields=["accommodation", "name"], name="building_name_once_per_house")]

    def __str__(self) -> str:
        return self.name


class Floor(models.Model):
    """A floor of a building; level 0 is the ground floor, below it negative."""

    building = models.ForeignKey(Building, on_delete=models.CASCADE, related_name="floors")
    level = models.SmallIntegerField()

    class Meta:
        ordering = ("building_id", "level", "pk")
        constraints = [models.UniqueConstraint(fields=["building", "level"], name="floor_level_once_per_building")]

    def __str__(self) -> str:
        return str(self.level)


class Room(models.Model):
    """A room with the number on its door and the people it may hold."""

    floor = models.ForeignKey(Floor, on_delete=models.CASCADE, related_name="rooms")
    number = models.CharField(max_length=12)
    beds = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ("floor_id", "number", "pk")
        constraints = [
            models.UniqueConstraint(fields=["floor", "number"], name="room_number_once_per_floor"),
            models.CheckConstraint(condition=Q(beds__gte=1), name="room_has_a_bed"),
        ]

    def __str__(self) -> str:
        return self.number


class Place(models.Model):
    """Where an appointment happens: an office in a house, the central office, or the telephone."""

    class Kind(models.TextChoices):
        """Office in a house, central office, or telephone."""

        OFFICE = "office", "Büro im Haus"
        CENTRAL = "central", "Zentrale Stelle"
        PHONE = "phone", "Telefon"

    accommodation = models.ForeignKey(
        Accommodation, on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    directions = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="office", accommodation__isnull=False)
                | Q(kind__in=["central", "phone"], accommodation__isnull=True),
                name="place_office_has_a_house",
            ),
            models.CheckConstraint(condition=Q(kind="phone") | ~Q(address=""), name="place_on_site_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.name
