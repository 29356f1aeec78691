"""Registration of the app with Django."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Availability, slots and bookings."""

    name = "lotse.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"
