import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import lotse.appointments.models.no_overlap


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),  # for NoOverlap; does nothing on SQLite
        migrations.CreateModel(
            name="HolidayYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("entered_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="GroupSession",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("title_de", models.CharField(max_length=120, null=True)),
                ("title_ar", models.CharField(max_length=120, null=True)),
                ("title_tr", models.CharField(max_length=120, null=True)),
                ("title_prs", models.CharField(max_length=120, null=True)),
                ("title_kmr", models.CharField(max_length=120, null=True)),
                ("title_uk", models.CharField(max_length=120, null=True)),
                ("title_ru", models.CharField(max_length=120, null=True)),
                ("title_en", models.CharField(max_length=120, null=True)),
                ("title_ps", models.CharField(max_length=120, null=True)),
                ("title_fa", models.CharField(max_length=120, null=True)),
                ("title_so", models.CharField(max_length=120, null=True)),
                ("title_ti", models.CharField(max_length=120, null=True)),
                ("title_fr", models.CharField(max_length=120, null=True)),
                ("title_ckb", models.CharField(max_length=120, null=True)),
                ("title_ka", models.CharField(max_length=120, null=True)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("capacity", models.PositiveSmallIntegerField()),
                ("taken", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "Geplant"), ("cancelled_by_service", "Abgesagt")],
                        default="planned",
                        max_length=24,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.place"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="GroupPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_at", models.DateTimeField()),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.resident"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="appointments.groupsession",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("name_de", models.CharField(max_length=80, null=True)),
                ("name_ar", models.CharField(max_length=80, null=True)),
                ("name_tr", models.CharField(max_length=80, null=True)),
                ("name_prs", models.CharField(max_length=80, null=True)),
                ("name_kmr", models.CharField(max_length=80, null=True)),
                ("name_uk", models.CharField(max_length=80, null=True)),
                ("name_ru", models.CharField(max_length=80, null=True)),
                ("name_en", models.CharField(max_length=80, null=True)),
                ("name_ps", models.CharField(max_length=80, null=True)),
                ("name_fa", models.CharField(max_length=80, null=True)),
                ("name_so", models.CharField(max_length=80, null=True)),
                ("name_ti", models.CharField(max_length=80, null=True)),
                ("name_fr", models.CharField(max_length=80, null=True)),
                ("name_ckb", models.CharField(max_length=80, null=True)),
                ("name_ka", models.CharField(max_length=80, null=True)),
                ("hint", models.CharField(blank=True, max_length=200)),
                ("hint_de", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ar", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_tr", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_prs", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_kmr", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_uk", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ru", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_en", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ps", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_fa", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_so", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ti", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_fr", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ckb", models.CharField(blank=True, max_length=200, null=True)),
                ("hint_ka", models.CharField(blank=True, max_length=200, null=True)),
                ("papers", models.TextField(blank=True)),
                ("papers_de", models.TextField(blank=True, null=True)),
                ("papers_ar", models.TextField(blank=True, null=True)),
                ("papers_tr", models.TextField(blank=True, null=True)),
                ("papers_prs", models.TextField(blank=True, null=True)),
                ("papers_kmr", models.TextField(blank=True, null=True)),
                ("papers_uk", models.TextField(blank=True, null=True)),
                ("papers_ru", models.TextField(blank=True, null=True)),
                ("papers_en", models.TextField(blank=True, null=True)),
                ("papers_ps", models.TextField(blank=True, null=True)),
                ("papers_fa", models.TextField(blank=True, null=True)),
                ("papers_so", models.TextField(blank=True, null=True)),
                ("papers_ti", models.TextField(blank=True, null=True)),
                ("papers_fr", models.TextField(blank=True, null=True)),
                ("papers_ckb", models.TextField(blank=True, null=True)),
                ("papers_ka", models.TextField(blank=True, null=True)),
                ("icon", models.CharField(max_length=40)),
                ("duration_min", models.PositiveSmallIntegerField(default=30)),
                ("interpreter_duration_min", models.PositiveSmallIntegerField(default=60)),
                ("step_min", models.PositiveSmallIntegerField(default=15)),
                ("buffer_before_min", models.PositiveSmallIntegerField(default=0)),
                ("buffer_after_min", models.PositiveSmallIntegerField(default=0)),
                ("min_notice_hours", models.PositiveSmallIntegerField(default=12)),
                ("horizon_days", models.PositiveSmallIntegerField(default=56)),
                ("max_open_per_resident", models.PositiveSmallIntegerField(default=2)),
                ("max_per_worker_day", models.PositiveSmallIntegerField(default=12)),
                ("phases", models.JSONField(default=list)),
                ("is_discreet", models.BooleanField(default=False)),
                ("sort", models.PositiveSmallIntegerField(default=100)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("sort", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("duration_min__gt", 0), ("interpreter_duration_min__gt", 0), ("step_min__gt", 0)
                        ),
                        name="topic_takes_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AvailabilityRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField()),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("every_weeks", models.PositiveSmallIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[("appointment", "Mit Termin"), ("walk_in", "Ohne Termin")],
                        default="appointment",
                        max_length=12,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.place"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.staffmember"
                    ),
                ),
                ("topics", models.ManyToManyField(blank=True, related_name="+", to="appointments.topic")),
            ],
            options={
                "ordering": ("weekday", "starts_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "mode",
                    models.CharField(
                        choices=[("on_site", "Vor Ort"), ("phone", "Telefon")], default="on_site", max_length=8
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("busy_starts_at", models.DateTimeField()),
                ("busy_ends_at", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("booked", "Gebucht"),
                            ("handover", "In Übergabe"),
                            ("cancelled_by_resident", "Abgesagt (Bewohner/in)"),
                            ("cancelled_by_service", "Abgesagt (Dienst)"),
                            ("excused", "Entschuldigt"),
                            ("no_show", "Nicht erschienen"),
                            ("fulfilled", "Hat stattgefunden"),
                        ],
                        default="booked",
                        max_length=24,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("interpreter_language", models.CharField(blank=True, max_length=3)),
                (
                    "cancel_reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ill", "Krank"),
                            ("away", "Nicht da"),
                            ("house_closed", "Haus geschlossen"),
                            ("other", "Anderer Grund"),
                        ],
                        max_length=12,
                    ),
                ),
                ("idempotency_key", models.UUIDField()),
                ("request_fingerprint", models.CharField(max_length=64)),
                ("last_action_key", models.UUIDField(blank=True, null=True)),
                ("last_action_fingerprint", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "booked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interpreter",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.interpreter",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.place",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.resident",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.staffmember",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appointments.topic",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="TopicResponsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
                        to="appointments.topic",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.staffmember"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("ill", "Krank"),
                            ("away", "Abwesend"),
                            ("training", "Fortbildung"),
                            ("outside", "Außentermin"),
                        ],
                        default="away",
                        max_length=12,
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.staffmember"
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "pk"),
                "indexes": [models.Index(fields=["worker", "ends_at"], name="absence_of_worker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="absence_ends_after_start"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(db_index=True)),
                ("reason", models.CharField(max_length=120)),
                ("reason_de", models.CharField(max_length=120, null=True)),
                ("reason_ar", models.CharField(max_length=120, null=True)),
                ("reason_tr", models.CharField(max_length=120, null=True)),
                ("reason_prs", models.CharField(max_length=120, null=True)),
                ("reason_kmr", models.CharField(max_length=120, null=True)),
                ("reason_uk", models.CharField(max_length=120, null=True)),
                ("reason_ru", models.CharField(max_length=120, null=True)),
                ("reason_en", models.CharField(max_length=120, null=True)),
                ("reason_ps", models.CharField(max_length=120, null=True)),
                ("reason_fa", models.CharField(max_length=120, null=True)),
                ("reason_so", models.CharField(max_length=120, null=True)),
                ("reason_ti", models.CharField(max_length=120, null=True)),
                ("reason_fr", models.CharField(max_length=120, null=True)),
                ("reason_ckb", models.CharField(max_length=120, null=True)),
                ("reason_ka", models.CharField(max_length=120, null=True)),
                ("is_public_holiday", models.BooleanField(default=False)),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.place",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("place", "on"), name="closure_once_per_place_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("place__isnull", True)), fields=("on",), name="closure_once_for_all_per_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DayOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("windows", models.JSONField(default=list)),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.place",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("worker__isnull", False), ("place__isnull", False), _connector="OR"),
                        name="override_of_worker_or_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("worker__isnull", True), ("place__isnull", False), ("windows", []), _connector="OR"
                        ),
                        name="override_of_worker_has_place",
                    ),
                    models.UniqueConstraint(fields=("worker", "on"), name="override_once_per_worker_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("worker__isnull", True)),
                        fields=("place", "on"),
                        name="override_once_per_place_day",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="groupsession",
            index=models.Index(fields=["worker", "ends_at"], name="group_session_of_worker"),
        ),
        migrations.AddConstraint(
            model_name="groupsession",
            constraint=lotse.appointments.models.no_overlap.NoOverlap(
                ends="ends_at",
                freed_by=("cancelled_by_resident", "cancelled_by_service"),
                name="group_session_worker_no_overlap",
                scope="worker",
                starts="starts_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("taken__lte", models.F("capacity"))), name="group_session_not_oversold"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="group_session_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupplace",
            constraint=models.UniqueConstraint(fields=("session", "resident"), name="group_place_once"),
        ),
        migrations.AddConstraint(
            model_name="availabilityrule",
            constraint=models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="rule_weekday_exists"),
        ),
        migrations.AddConstraint(
            model_name="availabilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="rule_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="availabilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("every_weeks__gte", 1)), name="rule_every_weeks_counts"
            ),
        ),
        migrations.AddConstraint(
            model_name="availabilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="rule_valid_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="availabilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["appointment", "walk_in"])), name="rule_kind_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["worker", "busy_ends_at"], name="appointment_of_worker"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["resident", "ends_at"], name="appointment_of_resident"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("interpreter__isnull", False)),
                fields=["interpreter", "ends_at"],
                name="appointment_of_interpreter",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=lotse.appointments.models.no_overlap.NoOverlap(
                ends="busy_ends_at",
                freed_by=("cancelled_by_resident", "cancelled_by_service"),
                name="appointment_worker_no_overlap",
                scope="worker",
                starts="busy_starts_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=lotse.appointments.models.no_overlap.NoOverlap(
                ends="ends_at",
                freed_by=("cancelled_by_resident", "cancelled_by_service"),
                name="appointment_resident_no_overlap",
                scope="resident",
                starts="starts_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=lotse.appointments.models.no_overlap.NoOverlap(
                ends="ends_at",
                freed_by=("cancelled_by_resident", "cancelled_by_service"),
                name="appointment_interpreter_no_overlap",
                scope="interpreter",
                starts="starts_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(fields=("resident", "idempotency_key"), name="appointment_key_once"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="appointment_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("busy_ends_at__gte", models.F("ends_at")), ("busy_starts_at__lte", models.F("starts_at"))
                ),
                name="appointment_busy_covers",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "booked",
                            "handover",
                            "cancelled_by_resident",
                            "cancelled_by_service",
                            "excused",
                            "no_show",
                            "fulfilled",
                        ],
                    )
                ),
                name="appointment_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="topicresponsibility",
            constraint=models.UniqueConstraint(fields=("topic", "worker"), name="topic_responsibility_once"),
        ),
    ]
