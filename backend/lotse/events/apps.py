"""Registration of the app with Django."""

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    """The per-recipient event log: outbox and replay."""

    name = "lotse.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the kinds of events that the apps register in their `events.py`, and forget old ones every day."""
        from lotse.core.periodic import register_periodic
        from lotse.events.services import forget_events

        autodiscover_modules("events")
        kept = timedelta(days=settings.LOTSE_KEEP_DAYS)
        register_periodic(
            "events.forget_events", every=timedelta(days=1), run=lambda now: forget_events(older_than=kept, now=now)
        )
