"""Absences between 2000 and 2100, each once. What lies beyond is cut to it first: nobody meant the year 9999."""

from datetime import UTC, datetime

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Exists, OuterRef

SPAN_STARTS = datetime(2000, 1, 1, tzinfo=UTC)
SPAN_ENDS = datetime(2100, 1, 1, tzinfo=UTC)


def cut_and_merge(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows are never loaded: a moment near the ends of time cannot become a datetime of Python."""
    absences = apps.get_model("appointments", "Absence").objects.using(schema_editor.connection.alias).order_by()
    absences.filter(starts_at__gte=SPAN_ENDS).delete()
    absences.filter(ends_at__lte=SPAN_STARTS).delete()
    absences.filter(ends_at__gt=SPAN_ENDS).update(ends_at=SPAN_ENDS)
    absences.filter(starts_at__lt=SPAN_STARTS).update(starts_at=SPAN_STARTS)
    earlier = absences.filter(
        worker_id=OuterRef("worker_id"),
        starts_at=OuterRef("starts_at"),
        ends_at=OuterRef("ends_at"),
        pk__lt=OuterRef("pk"),
    )
    twice = list(absences.filter(Exists(earlier)).values_list("pk", flat=True))
    absences.filter(pk__in=twice).delete()
    if schema_editor.connection.vendor == "postgresql":  # a row changed twice waits to have its worker checked
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial")]

    operations = [
        migrations.RunPython(cut_and_merge, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__lte", SPAN_ENDS), ("starts_at__gte", SPAN_STARTS)),
                name="absence_in_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(fields=("worker", "starts_at", "ends_at"), name="absence_once"),
        ),
    ]
