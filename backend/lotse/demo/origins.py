"""Where demonstration households come from, and the languages people there name as theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Languages one person chose: interface, spoken, read. `weight` is how often, within the origin."""

    weight: int
    language: str
    speaks: tuple[str, ...]
    reads: tuple[str, ...] = ()


def _voice(weight: int, language: str, speaks: str, reads: str = "") -> Voice:
    return Voice(weight=weight, language=language, speaks=tuple(speaks.split()), reads=tuple(reads.split()))


# Share of households in percent (after the district's figures of 2023: Turkey 25, Syria 20, Afghanistan 18).
SHARES: dict[str, int] = {
    "turkey": 25,
    "syria": 20,
    "afghanistan": 18,
    "ukraine": 9,
    "iraq": 6,
    "iran": 5,
    "west_africa": 5,
    "late_repatriates": 4,
    "eritrea": 3,
    "somalia": 3,
    "georgia": 2,
}

# Nobody's language follows from the origin: most people from Turkey here call themselves Kurdish, and so on.
VOICES: dict[str, tuple[Voice, ...]] = {
    "turkey": (
        _voice(40, "tr", "kmr tr", "tr"),
        _voice(34, "kmr", "kmr tr", "kmr tr"),
        _voice(10, "kmr", "kmr"),
        _voice(16, "tr", "tr", "tr"),
    ),
    "syria": (
        _voice(62, "ar", "ar", "ar"),
        _voice(16, "kmr", "kmr ar", "ar"),
        _voice(10, "ar", "ar en", "ar en"),
        _voice(12, "ar", "ar"),
    ),
    "afghanistan": (
        _voice(50, "prs", "prs", "prs"),
        _voice(18, "ps", "ps prs", "ps"),
        _voice(14, "prs", "prs"),
        _voice(8, "fa", "prs fa", "fa"),
        _voice(10, "ps", "ps"),
    ),
    "ukraine": (
        _voice(60, "uk", "uk ru", "uk ru"),
        _voice(30, "ru", "ru uk", "ru uk"),
        _voice(10, "uk", "uk en", "uk en"),
    ),
    "iraq": (
        _voice(45, "ckb", "ckb", "ckb"),
        _voice(30, "ar", "ar", "ar"),
        _voice(25, "kmr", "kmr ar", "ar"),
    ),
    "iran": (_voice(80, "fa", "fa", "fa"), _voice(20, "fa", "fa en", "fa en")),
    "eritrea": (_voice(70, "ti", "ti", "ti"), _voice(30, "ti", "ti ar")),
    "somalia": (_voice(60, "so", "so", "so"), _voice(40, "so", "so")),
    "georgia": (_voice(70, "ka", "ka", "ka"), _voice(30, "ka", "ka ru", "ka ru")),
    "west_africa": (_voice(55, "en", "en", "en"), _voice(35, "fr", "fr", "fr"), _voice(10, "en", "en")),
    "late_repatriates": (_voice(75, "ru", "ru", "ru"), _voice(25, "de", "ru de", "ru de")),
}
