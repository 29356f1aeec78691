"""Registration of the app with Django."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class AppointmentsConfig(AppConfig):
    """Availability, slots and bookings."""

    name = "lotse.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `check --database` count the guards against overlaps."""
        from lotse.appointments.models.guards import check_guards

        register(check_guards, Tags.database)
