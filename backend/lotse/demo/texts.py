"""Texts of the demonstration district in the seven languages it speaks: de, en, fr, ar, uk, tr, fa.

Proper names stay in Latin letters, so that everybody finds the word on the door.
"""

Texts = dict[str, str]

HOUSE: Texts = {
    "de": "Haus {name}",
    "en": "{name} house",
    "fr": "Maison {name}",
    "ar": "سكن {name}",
    "uk": "Будинок {name}",
    "tr": "{name} Evi",
    "fa": "خانهٔ {name}",
}
OFFICE: Texts = {
    "de": "Büro, Raum {number}",
    "en": "Office, room {number}",
    "fr": "Bureau, salle {number}",
    "ar": "المكتب، الغرفة {number}",
    "uk": "Офіс, кімната {number}",
    "tr": "Büro, oda {number}",
    "fa": "دفتر، اتاق {number}",
}
CENTRAL: Texts = {
    "de": "Beratungsstelle {name}",
    "en": "Advice centre {name}",
    "fr": "Centre de conseil {name}",
    "ar": "مركز الاستشارة {name}",
    "uk": "Консультаційний центр {name}",
    "tr": "Danışma merkezi {name}",
    "fa": "مرکز مشاورهٔ {name}",
}
PHONE: Texts = {
    "de": "Am Telefon",
    "en": "By phone",
    "fr": "Par téléphone",
    "ar": "عبر الهاتف",
    "uk": "Телефоном",
    "tr": "Telefonla",
    "fa": "با تلفن",
}
DIRECTIONS: tuple[Texts, ...] = (
    {
        "de": "Eingang im Hof, Erdgeschoss, neben der Waschküche.",
        "en": "Entrance in the courtyard, ground floor, next to the laundry room.",
        "fr": "Entrée par la cour, rez-de-chaussée, à côté de la buanderie.",
        "ar": "المدخل من الفناء، الطابق الأرضي، بجانب غرفة الغسيل.",
        "uk": "Вхід із двору, перший поверх, поруч із пральнею.",
        "tr": "Giriş avludan, zemin kat, çamaşırhanenin yanında.",
        "fa": "ورودی از حیاط، طبقهٔ همکف، کنار رختشوی‌خانه.",
    },
    {
        "de": "Haupteingang, dann die erste Tür links.",
        "en": "Main entrance, then the first door on the left.",
        "fr": "Entrée principale, puis la première porte à gauche.",
        "ar": "المدخل الرئيسي، ثم الباب الأول على اليسار.",
        "uk": "Головний вхід, потім перші двері ліворуч.",
        "tr": "Ana giriş, sonra soldaki ilk kapı.",
        "fa": "ورودی اصلی، سپس اولین در سمت چپ.",
    },
    {
        "de": "Erster Stock, am Ende des Flurs. Es gibt keinen Aufzug.",
        "en": "First floor, at the end of the corridor. There is no lift.",
        "fr": "Premier étage, au bout du couloir. Il n’y a pas d’ascenseur.",
        "ar": "الطابق الأول، في نهاية الممر. لا يوجد مصعد.",
        "uk": "Другий поверх, у кінці коридору. Ліфта немає.",
        "tr": "Birinci kat, koridorun sonunda. Asansör yok.",
        "fa": "طبقهٔ اول، انتهای راهرو. آسانسور ندارد.",
    },
)
CENTRAL_DIRECTIONS: Texts = {
    "de": "Zweiter Stock. Fragen Sie an der Information.",
    "en": "Second floor. Ask at the information desk.",
    "fr": "Deuxième étage. Demandez à l’accueil.",
    "ar": "الطابق الثاني. اسألوا في مكتب الاستعلامات.",
    "uk": "Третій поверх. Запитайте в довідковому бюро.",
    "tr": "İkinci kat. Danışmaya sorun.",
    "fa": "طبقهٔ دوم. از بخش اطلاعات بپرسید.",
}
TEAM: Texts = {
    "de": "Sozialer Dienst Asyl {number}",
    "en": "Social service asylum {number}",
    "fr": "Service social asile {number}",
    "ar": "الخدمة الاجتماعية للجوء {number}",
    "uk": "Соціальна служба для біженців {number}",
    "tr": "İltica sosyal hizmeti {number}",
    "fa": "خدمات اجتماعی پناهندگی {number}",
}
SOCIAL_SERVICE: Texts = {
    "de": "Flüchtlingssozialarbeit",
    "en": "Social work with refugees",
    "fr": "Travail social auprès des réfugiés",
    "ar": "العمل الاجتماعي مع اللاجئين",
    "uk": "Соціальна робота з біженцями",
    "tr": "Mülteci sosyal hizmeti",
    "fa": "مددکاری اجتماعی پناهندگان",
}
INTEGRATION: Texts = {
    "de": "Integrationsmanagement",
    "en": "Integration management",
    "fr": "Accompagnement à l’intégration",
    "ar": "إدارة الاندماج",
    "uk": "Інтеграційний менеджмент",
    "tr": "Uyum danışmanlığı",
    "fa": "مدیریت ادغام",
}
TITLES: dict[str, Texts] = {
    "worker_f": {
        "de": "Sozialarbeiterin",
        "en": "Social worker",
        "fr": "Assistante sociale",
        "ar": "أخصائية اجتماعية",
        "uk": "Соціальна працівниця",
        "tr": "Sosyal çalışmacı",
        "fa": "مددکار اجتماعی",
    },
    "worker_m": {
        "de": "Sozialarbeiter",
        "en": "Social worker",
        "fr": "Assistant social",
        "ar": "أخصائي اجتماعي",
        "uk": "Соціальний працівник",
        "tr": "Sosyal çalışmacı",
        "fa": "مددکار اجتماعی",
    },
    "integration_f": {
        "de": "Integrationsmanagerin",
        "en": "Integration manager",
        "fr": "Conseillère en intégration",
        "ar": "مسؤولة الاندماج",
        "uk": "Інтеграційна менеджерка",
        "tr": "Uyum danışmanı",
        "fa": "مشاور ادغام",
    },
    "integration_m": {
        "de": "Integrationsmanager",
        "en": "Integration manager",
        "fr": "Conseiller en intégration",
        "ar": "مسؤول الاندماج",
        "uk": "Інтеграційний менеджер",
        "tr": "Uyum danışmanı",
        "fa": "مشاور ادغام",
    },
    "house": {
        "de": "Unterkunftsverwaltung",
        "en": "House administration",
        "fr": "Gestion du logement",
        "ar": "إدارة السكن",
        "uk": "Адміністрація будинку",
        "tr": "Konut yönetimi",
        "fa": "مدیریت خوابگاه",
    },
    "district": {
        "de": "Landratsamt, Leitung Asyl",
        "en": "District office, head of asylum",
        "fr": "Administration du district, direction asile",
        "ar": "إدارة المقاطعة، رئاسة قسم اللجوء",
        "uk": "Окружне управління, керівництво відділу біженців",
        "tr": "İl idaresi, iltica birimi yönetimi",
        "fa": "فرمانداری، مدیریت امور پناهندگی",
    },
}
CLOSED: Texts = {
    "de": "Die Büros sind geschlossen",
    "en": "The offices are closed",
    "fr": "Les bureaux sont fermés",
    "ar": "المكاتب مغلقة",
    "uk": "Офіси зачинені",
    "tr": "Bürolar kapalı",
    "fa": "دفترها تعطیل‌اند",
}
_WEEKDAYS: dict[str, tuple[str, ...]] = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"),
    "uk": ("пн", "вт", "ср", "чт", "пт"),
    "tr": ("Pzt", "Sal", "Çar", "Per", "Cum"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"),
}
_AND = {"de": " und ", "en": " and ", "fr": " et ", "ar": " و", "uk": " і ", "tr": " ve ", "fa": " و "}
# All hours of a week in a line; the two numbers of a span stay together in languages that run from right to left.
_HOURS: Texts = {
    "de": "{hours} Uhr",
    "en": "{hours}",
    "fr": "{hours} h",
    "ar": "{hours}",
    "uk": "{hours}",
    "tr": "{hours}",
    "fa": "{hours}",
}
_ISOLATED = "\u2066{}\u2069"

# From and to, in whole hours of the wall clock.
Span = tuple[int, int]


def columns(field: str, texts: Texts, **values: str) -> dict[str, str]:
    """The texts as translated columns of a field, such as `name_de`, with the placeholders filled."""
    return {f"{field}_{language}": text.format(**values) for language, text in texts.items()}


def hours_note(hours: list[tuple[list[int], list[Span]]]) -> dict[str, str]:
    """When somebody can be met, in every language: weekdays (Monday is 0) that share hours, and these hours."""
    return {f"hours_note_{language}": _note_in(language, hours) for language in _WEEKDAYS}


def _note_in(language: str, hours: list[tuple[list[int], list[Span]]]) -> str:
    parts = [
        _joined([_WEEKDAYS[language][day] for day in days], language)
        + " "
        + _joined([_ISOLATED.format(f"{start}–{end}") for start, end in spans], language)
        for days, spans in hours
    ]
    return _HOURS[language].format(hours=" · ".join(parts))


def _joined(words: list[str], language: str) -> str:
    comma = "، " if language in ("ar", "fa") else ", "
    return _AND[language].join([comma.join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
