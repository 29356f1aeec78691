"""Which texts of the directory exist once per language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from lotse.directory.models import Accommodation, Organisation, Place, StaffMember, Team


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    """The privacy notice in every language; names of organisations stay as they are."""

    fields = ("privacy_notice",)


@register(Team)
class TeamTranslation(TranslationOptions):
    """The team's name."""

    fields = ("name",)


@register(Accommodation)
class AccommodationTranslation(TranslationOptions):
    """The house's name, as on its door and in each language."""

    fields = ("name",)


@register(Place)
class PlaceTranslation(TranslationOptions):
    """The place's name and the way there."""

    fields = ("name", "directions")


@register(StaffMember)
class StaffMemberTranslation(TranslationOptions):
    """What somebody is, and when and where she is there."""

    fields = ("title", "hours_note")
