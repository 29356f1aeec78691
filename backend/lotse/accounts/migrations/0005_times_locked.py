"""A device counts how often it was locked: an unlocking ends with the next lock, whoever has a copy of the cookie."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_card_chose_pin")]

    operations = [
        migrations.AddField(
            model_name="device",
            name="times_locked",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
