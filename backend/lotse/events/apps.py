"""Registration of the app with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    """The per-recipient event log: outbox and replay."""

    name = "lotse.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the kinds of events that the apps register in their `events.py`."""
        autodiscover_modules("events")
