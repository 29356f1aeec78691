"""Registration of the app with Django."""

from datetime import timedelta

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """How events reach people."""

    name = "lotse.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Write pushes with every change, say who performs them, and take leave of devices that end."""
        from lotse.accounts.services.devices import at_end
        from lotse.core.owed import keep_owed
        from lotse.core.periodic import register_periodic
        from lotse.delivery.acks import acks
        from lotse.delivery.jobs import forget_failed, register_job
        from lotse.delivery.owed import KIND as OWED
        from lotse.delivery.owed import note_owed, perform_owed
        from lotse.delivery.push.job import perform_push
        from lotse.delivery.push.outbox import KIND, write_pushes
        from lotse.delivery.push.subscriptions import forget_devices, forget_ended, seal_columns
        from lotse.delivery.wake import switchboard
        from lotse.events import hooks

        hooks.before_commit(write_pushes)
        hooks.after_commit(switchboard.wake)
        hooks.on_read(acks.note)
        register_job(KIND, perform_push)
        register_job(OWED, perform_owed)
        keep_owed(note_owed)
        seal_columns()
        at_end(forget_devices)
        register_periodic("delivery.forget_ended", every=timedelta(hours=1), run=forget_ended)
        register_periodic("delivery.forget_failed", every=timedelta(days=1), run=forget_failed)
