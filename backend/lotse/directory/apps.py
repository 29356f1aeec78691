"""Registration of the app with Django."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations, accommodations, residents, staff and who is responsible for whom."""

    name = "lotse.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
