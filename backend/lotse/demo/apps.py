"""Registration of the app with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Realistic demonstration data."""

    name = "lotse.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
