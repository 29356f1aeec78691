"""A card asks for the PIN the person has, unless it lets her choose a new one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_second_factor"),
    ]

    operations = [
        migrations.AddField(
            model_name="activationcard",
            name="sets_pin",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="activationcard",
            name="wrong_pins",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
