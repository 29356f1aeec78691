"""Which texts of appointments exist once per language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from lotse.appointments.models import Closure, GroupSession, Topic


@register(Topic)
class TopicTranslation(TranslationOptions):
    """A topic's name, its hint and the papers to bring."""

    fields = ("name", "hint", "papers")


@register(Closure)
class ClosureTranslation(TranslationOptions):
    """Why a place is closed."""

    fields = ("reason",)


@register(GroupSession)
class GroupSessionTranslation(TranslationOptions):
    """The title of a group session."""

    fields = ("title",)
