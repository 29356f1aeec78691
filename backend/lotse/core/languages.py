"""The fifteen languages of the interface, in order of need: the one table for the server and the app.

The generated half (names of months and days, plural functions) is written from here by `manage.py write_languages`.
"""

from dataclasses import dataclass
from typing import Literal

TWO_FORMS = "nplurals=2; plural=(n != 1);"
TWO_FORMS_ZERO_IS_ONE = "nplurals=2; plural=(n > 1);"
# CLDR has a fourth form, for fractions. Lotse counts whole things only, so gettext's three are all that can occur.
EAST_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"

IRANIAN_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
DARI_MONTHS = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
PASHTO_MONTHS = "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language of the interface.

    `code` stands in paths and catalogues, `tag` (BCP 47) in `lang` attributes, `cldr` is the id of its date names.
    `speech` is the tag to look for a reading voice with; None where no phone has one (Tigrinya, Pashto, Somali).
    `plural_forms` is gettext's header. `solar_hijri_months` holds twelve names where people also know that calendar:
    the date is then shown a second time in it. `complete`: a missing text fails the build; otherwise the German text
    stands in, marked as German.
    """

    code: str
    own_name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    tag: str = ""
    cldr: str = ""
    speech: str | None = None
    plural_forms: str = TWO_FORMS
    solar_hijri_months: str = ""
    complete: bool = False

    @property
    def bcp47(self) -> str:
        """The tag for `lang` attributes."""
        return self.tag or self.code

    @property
    def calendar(self) -> Literal["gregorian", "solar_hijri"]:
        """The calendar of the second date line; Gregorian means that there is no second line."""
        return "solar_hijri" if self.solar_hijri_months else "gregorian"


LANGUAGES: tuple[Language, ...] = (
    Language(code="de", own_name="Deutsch", speech="de", complete=True),
    Language(code="ar", own_name="العربية", direction="rtl", speech="ar", plural_forms=ARABIC, complete=True),
    Language(code="tr", own_name="Türkçe", speech="tr", complete=True),
    Language(
        code="prs",
        own_name="دری",
        direction="rtl",
        tag="fa-AF",
        cldr="fa_AF",
        speech="fa",
        plural_forms=TWO_FORMS_ZERO_IS_ONE,
        solar_hijri_months=DARI_MONTHS,
    ),
    Language(code="kmr", own_name="Kurmancî", cldr="ku", speech="ku"),
    Language(code="uk", own_name="Українська", speech="uk", plural_forms=EAST_SLAVIC, complete=True),
    Language(code="ru", own_name="Русский", speech="ru", plural_forms=EAST_SLAVIC),
    Language(code="en", own_name="English", cldr="en_GB", speech="en", complete=True),
    Language(code="ps", own_name="پښتو", direction="rtl", solar_hijri_months=PASHTO_MONTHS),
    Language(
        code="fa",
        own_name="فارسی",
        direction="rtl",
        speech="fa",
        plural_forms=TWO_FORMS_ZERO_IS_ONE,
        solar_hijri_months=IRANIAN_MONTHS,
        complete=True,
    ),
    Language(code="so", own_name="Soomaali"),
    Language(code="ti", own_name="ትግርኛ", plural_forms=TWO_FORMS_ZERO_IS_ONE),
    Language(code="fr", own_name="Français", speech="fr", plural_forms=TWO_FORMS_ZERO_IS_ONE, complete=True),
    Language(code="ckb", own_name="کوردیی ناوەندی", direction="rtl", speech="ckb"),
    Language(code="ka", own_name="ქართული", speech="ka"),
)

SOURCE_LANGUAGE = LANGUAGES[0]
BY_CODE = {language.code: language for language in LANGUAGES}
COMPLETE_LANGUAGES = tuple(language for language in LANGUAGES if language.complete)
