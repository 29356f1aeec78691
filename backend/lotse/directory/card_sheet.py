"""The printed card: link, QR code and the sentences around them."""

from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import override

from lotse.accounts.qr import qr_svg
from lotse.directory.schemas import PrintedCardOut
from lotse.directory.services import IssuedResidentCard


def card_link(*, origin: str, language: str, secret: str) -> str:
    """The link behind the QR code; the secret is in the fragment, which browsers never send to a server."""
    return f"{origin}/{quote(language)}/card#{secret}"


def sheet_texts(language: str, *, needs_pin: bool) -> dict[str, str]:
    """The sentences of the sheet in one language. `needs_pin`: the person keeps the PIN she has."""
    with override(language):
        return {
            "title": _("Ihre Karte für Lotse"),
            "scan": _("Machen Sie mit dem Handy ein Foto von diesem Bild. Dann öffnet sich Lotse."),
            "code": _("Oder schreiben Sie diesen Code in Lotse:"),
            "pin": _("Danach brauchen Sie Ihre PIN. Sagen Sie die PIN niemandem.")
            if needs_pin
            else _("Wählen Sie danach eine PIN. Sagen Sie die PIN niemandem."),
            "once": _("Die Karte geht nur ein Mal. Geben Sie die Karte niemandem."),
            "valid_until": _("Die Karte gilt bis:"),
            "help": _("Die Karte geht nicht? Fragen Sie im Haus nach einer neuen Karte."),
        }


def card_sheet(issued: IssuedResidentCard, *, origin: str) -> PrintedCardOut:
    """Everything the page prints: in the person's language and in German."""
    link = card_link(origin=origin, language=issued.language, secret=issued.card.secret)
    return PrintedCardOut(
        code=issued.card.code,
        card_url=link,
        qr_svg=qr_svg(link),
        expires_at=issued.card.expires_at,
        resident_name=issued.resident.full_name,
        call_me=issued.resident.user.call_me,
        language=issued.language,
        texts=sheet_texts(issued.language, needs_pin=issued.card.needs_pin),
        texts_de=sheet_texts("de", needs_pin=issued.card.needs_pin),
    )
