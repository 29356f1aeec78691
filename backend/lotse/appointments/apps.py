"""Registration of the app with Django."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class AppointmentsConfig(AppConfig):
    """Availability, slots and bookings."""

    name = "lotse.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `check --database` count the guards against overlaps, take leave of people, tell who is there when."""
        from lotse.appointments.models.guards import check_guards
        from lotse.appointments.queries.presence import hours_there
        from lotse.appointments.services.farewell import take_leave
        from lotse.directory.presence import register_source
        from lotse.directory.services import at_farewell

        register(check_guards, Tags.database)
        at_farewell(take_leave)
        register_source(hours_there)
