"""A further reason for a cancellation by the service: the person has moved out. Changes no column."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appointments", "0002_absences_in_span")]

    operations = [
        migrations.AlterField(
            model_name="appointment",
            name="cancel_reason_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ill", "Krank"),
                    ("away", "Nicht da"),
                    ("house_closed", "Haus geschlossen"),
                    ("other", "Anderer Grund"),
                    ("moved_out", "Person ist ausgezogen"),
                ],
                max_length=12,
            ),
        ),
    ]
