# Written by makemigrations.

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Accommodation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("name_de", models.CharField(max_length=120, null=True)),
                ("name_ar", models.CharField(max_length=120, null=True)),
                ("name_tr", models.CharField(max_length=120, null=True)),
                ("name_prs", models.CharField(max_length=120, null=True)),
                ("name_kmr", models.CharField(max_length=120, null=True)),
                ("name_uk", models.CharField(max_length=120, null=True)),
                ("name_ru", models.CharField(max_length=120, null=True)),
                ("name_en", models.CharField(max_length=120, null=True)),
                ("name_ps", models.CharField(max_length=120, null=True)),
                ("name_fa", models.CharField(max_length=120, null=True)),
                ("name_so", models.CharField(max_length=120, null=True)),
                ("name_ti", models.CharField(max_length=120, null=True)),
                ("name_fr", models.CharField(max_length=120, null=True)),
                ("name_ckb", models.CharField(max_length=120, null=True)),
                ("name_ka", models.CharField(max_length=120, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("collective", "Gemeinschaftsunterkunft"), ("follow_up", "Anschlussunterkunft")],
                        max_length=12,
                    ),
                ),
                ("street", models.CharField(max_length=120)),
                ("postcode", models.CharField(max_length=5)),
                ("municipality", models.CharField(max_length=80)),
                (
                    "phase",
                    models.CharField(
                        choices=[("VU", "Vorläufige Unterbringung"), ("AU", "Anschlussunterbringung")], max_length=2
                    ),
                ),
            ],
            options={
                "ordering": ("municipality", "name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("label", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ("label", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Building",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                (
                    "accommodation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="buildings",
                        to="directory.accommodation",
                    ),
                ),
            ],
            options={
                "ordering": ("accommodation_id", "name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Floor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.SmallIntegerField()),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="floors", to="directory.building"
                    ),
                ),
            ],
            options={
                "ordering": ("building_id", "level", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("display_name", models.CharField(max_length=120)),
                ("languages", models.JSONField(default=list)),
                (
                    "gender",
                    models.CharField(choices=[("f", "weiblich"), ("m", "männlich"), ("d", "divers")], max_length=1),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "accommodation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="interpreters",
                        to="directory.accommodation",
                    ),
                ),
            ],
            options={
                "ordering": ("display_name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("public_body", "Behörde"),
                            ("welfare_association", "Freier Träger"),
                            ("municipality", "Gemeinde"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[("GDPR", "DSGVO"), ("KDG", "KDG"), ("DSG-EKD", "DSG-EKD")],
                        default="GDPR",
                        max_length=8,
                    ),
                ),
                ("privacy_notice", models.TextField()),
                ("privacy_notice_de", models.TextField(null=True)),
                ("privacy_notice_ar", models.TextField(null=True)),
                ("privacy_notice_tr", models.TextField(null=True)),
                ("privacy_notice_prs", models.TextField(null=True)),
                ("privacy_notice_kmr", models.TextField(null=True)),
                ("privacy_notice_uk", models.TextField(null=True)),
                ("privacy_notice_ru", models.TextField(null=True)),
                ("privacy_notice_en", models.TextField(null=True)),
                ("privacy_notice_ps", models.TextField(null=True)),
                ("privacy_notice_fa", models.TextField(null=True)),
                ("privacy_notice_so", models.TextField(null=True)),
                ("privacy_notice_ti", models.TextField(null=True)),
                ("privacy_notice_fr", models.TextField(null=True)),
                ("privacy_notice_ckb", models.TextField(null=True)),
                ("privacy_notice_ka", models.TextField(null=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("short_name",), name="organisation_short_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["public_body", "welfare_association", "municipality"])),
                        name="organisation_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis__in", ["GDPR", "KDG", "DSG-EKD"])),
                        name="organisation_legal_basis_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "public_body"), _negated=True), ("legal_basis", "GDPR"), _connector="OR"
                        ),
                        name="organisation_public_body_under_gdpr",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="accommodation",
            name="operator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="accommodations", to="directory.organisation"
            ),
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("name_de", models.CharField(max_length=120, null=True)),
                ("name_ar", models.CharField(max_length=120, null=True)),
                ("name_tr", models.CharField(max_length=120, null=True)),
                ("name_prs", models.CharField(max_length=120, null=True)),
                ("name_kmr", models.CharField(max_length=120, null=True)),
                ("name_uk", models.CharField(max_length=120, null=True)),
                ("name_ru", models.CharField(max_length=120, null=True)),
                ("name_en", models.CharField(max_length=120, null=True)),
                ("name_ps", models.CharField(max_length=120, null=True)),
                ("name_fa", models.CharField(max_length=120, null=True)),
                ("name_so", models.CharField(max_length=120, null=True)),
                ("name_ti", models.CharField(max_length=120, null=True)),
                ("name_fr", models.CharField(max_length=120, null=True)),
                ("name_ckb", models.CharField(max_length=120, null=True)),
                ("name_ka", models.CharField(max_length=120, null=True)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("directions", models.CharField(blank=True, max_length=300)),
                ("directions_de", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ar", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_tr", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_prs", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_kmr", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_uk", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ru", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_en", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ps", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_fa", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_so", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ti", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_fr", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ckb", models.CharField(blank=True, max_length=300, null=True)),
                ("directions_ka", models.CharField(blank=True, max_length=300, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("office", "Büro im Haus"), ("central", "Zentrale Stelle"), ("phone", "Telefon")],
                        max_length=8,
                    ),
                ),
                (
                    "accommodation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="directory.accommodation",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Resident",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="resident",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_name", models.CharField(max_length=80)),
                ("family_name", models.CharField(blank=True, max_length=80)),
                ("own_script_name", models.CharField(blank=True, max_length=160)),
                ("search_key", models.CharField(max_length=400)),
                ("speaks", models.JSONField(default=list)),
                ("reads", models.JSONField(blank=True, default=list)),
                ("prefers_audio", models.BooleanField(default=False)),
                (
                    "phase",
                    models.CharField(
                        choices=[("VU", "Vorläufige Unterbringung"), ("AU", "Anschlussunterbringung")], max_length=2
                    ),
                ),
                ("is_child", models.BooleanField(default=False)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="residents", to="directory.household"
                    ),
                ),
            ],
            options={
                "ordering": ("search_key", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12)),
                ("beds", models.PositiveSmallIntegerField(default=2)),
                (
                    "floor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rooms", to="directory.floor"
                    ),
                ),
            ],
            options={
                "ordering": ("floor_id", "number", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Residency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="residencies", to="directory.resident"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="residencies", to="directory.room"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "residencies",
                "ordering": ("-starts_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="staff_member",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("display_name", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=80)),
                ("title_de", models.CharField(max_length=80, null=True)),
                ("title_ar", models.CharField(max_length=80, null=True)),
                ("title_tr", models.CharField(max_length=80, null=True)),
                ("title_prs", models.CharField(max_length=80, null=True)),
                ("title_kmr", models.CharField(max_length=80, null=True)),
                ("title_uk", models.CharField(max_length=80, null=True)),
                ("title_ru", models.CharField(max_length=80, null=True)),
                ("title_en", models.CharField(max_length=80, null=True)),
                ("title_ps", models.CharField(max_length=80, null=True)),
                ("title_fa", models.CharField(max_length=80, null=True)),
                ("title_so", models.CharField(max_length=80, null=True)),
                ("title_ti", models.CharField(max_length=80, null=True)),
                ("title_fr", models.CharField(max_length=80, null=True)),
                ("title_ckb", models.CharField(max_length=80, null=True)),
                ("title_ka", models.CharField(max_length=80, null=True)),
                (
                    "gender",
                    models.CharField(choices=[("f", "weiblich"), ("m", "männlich"), ("d", "divers")], max_length=1),
                ),
                ("languages", models.JSONField(default=list)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("hours_note", models.CharField(blank=True, max_length=160)),
                ("hours_note_de", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ar", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_tr", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_prs", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_kmr", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_uk", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ru", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_en", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ps", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_fa", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_so", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ti", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_fr", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ckb", models.CharField(blank=True, max_length=160, null=True)),
                ("hours_note_ka", models.CharField(blank=True, max_length=160, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="staff", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("display_name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="StaffAccommodation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "accommodation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="staff", to="directory.accommodation"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="houses", to="directory.staffmember"
                    ),
                ),
            ],
            options={
                "ordering": ("staff_id", "weekday", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="directory.resident"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="directory.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=120)),
                ("name_de", models.CharField(max_length=120, null=True)),
                ("name_ar", models.CharField(max_length=120, null=True)),
                ("name_tr", models.CharField(max_length=120, null=True)),
                ("name_prs", models.CharField(max_length=120, null=True)),
                ("name_kmr", models.CharField(max_length=120, null=True)),
                ("name_uk", models.CharField(max_length=120, null=True)),
                ("name_ru", models.CharField(max_length=120, null=True)),
                ("name_en", models.CharField(max_length=120, null=True)),
                ("name_ps", models.CharField(max_length=120, null=True)),
                ("name_fa", models.CharField(max_length=120, null=True)),
                ("name_so", models.CharField(max_length=120, null=True)),
                ("name_ti", models.CharField(max_length=120, null=True)),
                ("name_fr", models.CharField(max_length=120, null=True)),
                ("name_ckb", models.CharField(max_length=120, null=True)),
                ("name_ka", models.CharField(max_length=120, null=True)),
                (
                    "phase",
                    models.CharField(
                        choices=[("VU", "Vorläufige Unterbringung"), ("AU", "Anschlussunterbringung")], max_length=2
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("organisation_id", "number", "pk"),
            },
        ),
        migrations.AddField(
            model_name="staffmember",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="staff",
                to="directory.team",
            ),
        ),
        migrations.AddConstraint(
            model_name="building",
            constraint=models.UniqueConstraint(fields=("accommodation", "name"), name="building_name_once_per_house"),
        ),
        migrations.AddConstraint(
            model_name="floor",
            constraint=models.UniqueConstraint(fields=("building", "level"), name="floor_level_once_per_building"),
        ),
        migrations.AddConstraint(
            model_name="interpreter",
            constraint=models.CheckConstraint(
                condition=models.Q(("display_name", ""), _negated=True), name="interpreter_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="interpreter",
            constraint=models.CheckConstraint(
                condition=models.Q(("gender__in", ["f", "m", "d"])), name="interpreter_gender_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="accommodation",
            constraint=models.UniqueConstraint(fields=("postcode", "street"), name="accommodation_address_once"),
        ),
        migrations.AddConstraint(
            model_name="accommodation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "collective"), ("phase", "VU")),
                    models.Q(("kind", "follow_up"), ("phase", "AU")),
                    _connector="OR",
                ),
                name="accommodation_kind_fits_phase",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accommodation__isnull", False), ("kind", "office")),
                    models.Q(("accommodation__isnull", True), ("kind__in", ["central", "phone"])),
                    _connector="OR",
                ),
                name="place_office_has_a_house",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "phone"), models.Q(("address", ""), _negated=True), _connector="OR"),
                name="place_on_site_has_an_address",
            ),
        ),
        migrations.AddIndex(
            model_name="resident",
            index=models.Index(fields=["search_key", "user"], name="resident_by_search_key"),
        ),
        migrations.AddConstraint(
            model_name="resident",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_name", ""), _negated=True), name="resident_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="resident",
            constraint=models.CheckConstraint(
                condition=models.Q(("search_key", ""), _negated=True), name="resident_can_be_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="resident",
            constraint=models.CheckConstraint(
                condition=models.Q(("phase__in", ["VU", "AU"])), name="resident_phase_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(fields=("floor", "number"), name="room_number_once_per_floor"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(condition=models.Q(("beds__gte", 1)), name="room_has_a_bed"),
        ),
        migrations.AddIndex(
            model_name="residency",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", True)), fields=["room"], name="residency_open_by_room"
            ),
        ),
        migrations.AddConstraint(
            model_name="residency",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True)),
                fields=("resident",),
                name="residency_one_open_per_resident",
            ),
        ),
        migrations.AddConstraint(
            model_name="residency",
            constraint=models.UniqueConstraint(fields=("resident", "starts_on"), name="residency_one_start_per_day"),
        ),
        migrations.AddConstraint(
            model_name="residency",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"),
                name="residency_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffaccommodation",
            constraint=models.UniqueConstraint(
                fields=("staff", "accommodation", "weekday"), name="staff_house_day_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffaccommodation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("weekday__isnull", True)),
                fields=("staff", "accommodation"),
                name="staff_house_always_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffaccommodation",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__isnull", True), ("weekday__range", (0, 6)), _connector="OR"),
                name="staff_house_day_is_a_weekday",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", True)), fields=["worker"], name="assignment_open_by_worker"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True)),
                fields=("resident",),
                name="assignment_one_open_per_resident",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(fields=("resident", "starts_on"), name="assignment_one_start_per_day"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"),
                name="assignment_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="team_number_once_per_organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.CheckConstraint(
                condition=models.Q(("phase__in", ["VU", "AU"])), name="team_phase_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("display_name", ""), _negated=True), name="staff_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("gender__in", ["f", "m", "d"])), name="staff_gender_is_known"
            ),
        ),
    ]
