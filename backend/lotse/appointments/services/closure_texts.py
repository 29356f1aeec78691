"""Why a day is closed, in the languages that are complete: public holidays and what offices often write.

Languages other than German: unreviewed machine translation. The German text is the key, as it stands in the calendar
of public holidays or as it is typed; anything else stays as it was written.
"""

from typing import Final

LANGUAGES: Final = ("en", "fr", "ar", "uk", "tr", "fa")
REASONS: Final[dict[str, tuple[str, ...]]] = {
    "Neujahr": ("New Year's Day", "Nouvel An", "رأس السنة", "Новий рік", "Yılbaşı", "روز سال نو میلادی"),
    "Heilige Drei Könige": ("Epiphany", "Épiphanie", "عيد الغطاس", "Богоявлення", "Epifani Yortusu", "عید تجلی"),
    "Karfreitag": ("Good Friday", "Vendredi saint", "الجمعة العظيمة", "Страсна п’ятниця", "Kutsal Cuma", "جمعه مقدس"),
    "Ostermontag": (
        "Easter Monday",
        "Lundi de Pâques",
        "اثنين الفصح",
        "Великодній понеділок",
        "Paskalya Pazartesi",
        "دوشنبه عید پاک",
    ),
    "Erster Mai": ("Labour Day", "Fête du Travail", "عيد العمال", "День праці", "İşçi Bayramı", "روز کارگر"),
    "Christi Himmelfahrt": (
        "Ascension Day",
        "Ascension",
        "عيد الصعود",
        "Вознесіння Господнє",
        "İsa'nın Göğe Yükselişi",
        "عید عروج مسیح",
    ),
    "Pfingstmontag": (
        "Whit Monday",
        "Lundi de Pentecôte",
        "اثنين العنصرة",
        "День Святого Духа",
        "Pentekost Pazartesi",
        "دوشنبه پنطیکاست",
    ),
    "Fronleichnam": (
        "Corpus Christi",
        "Fête-Dieu",
        "عيد الجسد",
        "Свято Тіла і Крові Христових",
        "Katolik Yortusu",
        "عید جسد مسیح",
    ),
    "Tag der Deutschen Einheit": (
        "Day of German Unity",
        "Jour de l'Unité allemande",
        "يوم الوحدة الألمانية",
        "День німецької єдності",
        "Alman Birliği Günü",
        "روز اتحاد آلمان",
    ),
    "Allerheiligen": (
        "All Saints' Day",
        "Toussaint",
        "عيد جميع القديسين",
        "День усіх святих",
        "Azizler Günü",
        "روز همه قدیسان",
    ),
    "Erster Weihnachtstag": (
        "Christmas Day",
        "Jour de Noël",
        "عيد الميلاد",
        "Перший день Різдва",
        "Noel'in birinci günü",
        "روز اول کریسمس",
    ),
    "Zweiter Weihnachtstag": (
        "Second day of Christmas",
        "Deuxième jour de Noël",
        "ثاني أيام عيد الميلاد",
        "Другий день Різдва",
        "Noel'in ikinci günü",
        "روز دوم کریسمس",
    ),
    "Heiligabend": ("Christmas Eve", "Veille de Noël", "ليلة عيد الميلاد", "Святвечір", "Noel Arifesi", "شب کریسمس"),
    "Silvester": (
        "New Year's Eve",
        "Saint-Sylvestre",
        "ليلة رأس السنة",
        "Переддень Нового року",
        "Yılbaşı Gecesi",
        "شب سال نو میلادی",
    ),
    "Betriebsausflug": (
        "Staff outing",
        "Sortie du personnel",
        "رحلة الموظفين",
        "Поїздка працівників",
        "Personel gezisi",
        "سفر کارکنان",
    ),
    "Fortbildung": (
        "Staff training",
        "Formation du personnel",
        "دورة تدريب للموظفين",
        "Навчання працівників",
        "Personel eğitimi",
        "آموزش کارکنان",
    ),
}


def reason_texts(german: str) -> dict[str, str]:
    """The columns of the reason: German, and every language that has a text for it."""
    others = REASONS.get(german.strip(), ())
    return {"reason_de": german} | {
        f"reason_{language}": text for language, text in zip(LANGUAGES, others, strict=False)
    }
