"""Registration of the app with Django."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class AppointmentsConfig(AppConfig):
    """Availability, slots and bookings."""

    name = "lotse.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `check --database` count the guards against overlaps, and take leave of who moves out."""
        from lotse.appointments.models.guards import check_guards
        from lotse.appointments.services.farewell import take_leave
        from lotse.directory.services import at_farewell

        register(check_guards, Tags.database)
        at_farewell(take_leave)
