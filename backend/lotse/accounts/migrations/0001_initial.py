import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("window_starts_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("resident", "Bewohner/in"),
                            ("social_worker", "Sozialarbeiter/in"),
                            ("accommodation_staff", "Unterkunftsverwaltung"),
                            ("district_office", "Landratsamt"),
                        ],
                        max_length=20,
                    ),
                ),
                ("username", models.CharField(blank=True, max_length=60, null=True, unique=True)),
                ("call_me", models.CharField(max_length=80)),
                ("language", models.CharField(default="de", max_length=3)),
                (
                    "pin_kind",
                    models.CharField(
                        blank=True, choices=[("digits", "Sechs Ziffern"), ("pictures", "Vier Bilder")], max_length=8
                    ),
                ),
                ("password_is_initial", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["resident", "social_worker", "accommodation_staff", "district_office"])
                        ),
                        name="user_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "resident"), ("username__isnull", True)),
                            models.Q(models.Q(("role", "resident"), _negated=True), ("username__isnull", False)),
                            _connector="OR",
                        ),
                        name="user_name_is_for_staff",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role", "resident"), ("pin_kind", ""), _connector="OR"),
                        name="user_pin_is_for_residents",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("label", models.CharField(blank=True, max_length=60)),
                ("created_at", models.DateTimeField()),
                ("last_used_on", models.DateField()),
                ("expires_at", models.DateTimeField()),
                ("pin_failures", models.PositiveSmallIntegerField(default=0)),
                ("pin_blocked_until", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("logged_out", "Abgemeldet"),
                            ("ended_by_owner", "Von einem anderen Gerät beendet"),
                            ("relinked", "Neues Gerät verbunden"),
                            ("pin_failures", "Zu viele falsche PINs"),
                            ("replaced", "Ein anderer Mensch hat sich auf diesem Gerät angemeldet"),
                            ("reset", "Von der Verwaltung beendet"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="devices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ActivationCard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cards", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "device",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="card",
                        to="accounts.device",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_reason", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="device_end_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="activationcard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True), ("used_at__isnull", True)),
                fields=("user",),
                name="card_one_live_per_resident",
            ),
        ),
        migrations.AddConstraint(
            model_name="activationcard",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at__isnull", True), ("revoked_at__isnull", True), _connector="OR"),
                name="card_used_or_revoked_not_both",
            ),
        ),
    ]
