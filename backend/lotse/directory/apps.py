"""Registration of the app with Django."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations, accommodations, residents, staff and who is responsible for whom."""

    name = "lotse.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how the rooms above are told of changed care after the change itself."""
        from lotse.core.owed import register_owed
        from lotse.directory.services.caring import CARE_CHANGED, tell_owed

        register_owed(CARE_CHANGED, tell_owed)
