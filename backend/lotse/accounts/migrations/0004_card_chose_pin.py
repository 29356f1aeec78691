"""A card remembers whether the PIN was chosen with it. Of the cards there are: the first one used, and who may set PINs."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Q


def tell_those_that_did(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    cards = apps.get_model("accounts", "ActivationCard").objects.filter(used_at__isnull=False)
    earlier = cards.filter(user=OuterRef("user"), used_at__lt=OuterRef("used_at"))
    ids = cards.filter(Q(sets_pin=True) | ~Exists(earlier)).values_list("pk", flat=True)
    cards.filter(pk__in=list(ids)).update(chose_pin=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_card_keeps_pin")]

    operations = [
        migrations.AddField(
            model_name="activationcard",
            name="chose_pin",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(tell_those_that_did, migrations.RunPython.noop),
    ]
