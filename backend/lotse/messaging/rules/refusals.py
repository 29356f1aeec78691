"""The refusals of messaging: a code for the app, a sentence for the person."""

from django.utils.translation import gettext_lazy as _

from lotse.core.errors import DomainError, InvalidInput


class NoWorker(DomainError):
    """Nobody is in charge of the resident, or nobody who still works here: what she writes would be read by nobody."""

    code = "no_worker"
    status = 409
    sentence = _("Für Sie ist noch niemand zuständig. Bitte fragen Sie im Büro nach.")


class ConversationClosed(DomainError):
    """Another team is in charge now: there is a new conversation with it, this one can still be read."""

    code = "conversation_closed"
    status = 409
    sentence = _("Hier können Sie nicht mehr schreiben. Ein anderes Team ist jetzt zuständig.")


class NothingSaid(InvalidInput):
    """A text of blanks only, or a kind that does not fit what came with it."""


class MessageKeyReused(DomainError):
    """The same key came with another message or file."""

    code = "key_reused"
    status = 422
    sentence = _("Diese Nachricht gab es schon mit anderem Inhalt. Bitte schreiben Sie sie neu.")


class TooManyMessages(DomainError):
    """More than sixty messages in a minute."""

    code = "too_many_messages"
    status = 429
    sentence = _("Das waren sehr viele Nachrichten. Bitte warten Sie eine Minute.")


class TooManyFiles(DomainError):
    """Forty files of a day that no message was made of."""

    code = "too_many_files"
    status = 429
    sentence = _("Es warten schon sehr viele Dateien. Bitte versuchen Sie es morgen noch einmal.")


class AttachmentUnknown(DomainError):
    """The file is not in this conversation, is somebody else's, or belongs to a message already."""

    code = "attachment_unknown"
    status = 422
    sentence = _("Die Datei ist nicht mehr da. Bitte wählen Sie die Datei noch einmal.")


class FileRefused(DomainError):
    """A file that is not taken; the classes below say why."""

    code = "file_refused"
    status = 422
    sentence = _("Diese Datei können wir nicht annehmen.")


class FileKindUnknown(FileRefused):
    """The bytes are no photo, PDF or recording, or not what was announced."""

    code = "file_kind_unknown"
    sentence = _("Diese Art von Datei geht hier nicht. Es gehen Fotos, PDF-Dateien und Sprachnachrichten.")


class FileDamaged(FileRefused):
    """The file breaks off or cannot be read."""

    code = "file_damaged"
    sentence = _("Diese Datei ist kaputt. Bitte versuchen Sie es noch einmal.")


class PhotoTooLarge(FileRefused):
    """More pixels than are drawn."""

    code = "photo_too_large"
    sentence = _("Dieses Foto ist zu groß. Bitte machen Sie es kleiner.")


class VoiceTooLong(FileRefused):
    """A voice message of more than two minutes."""

    code = "voice_too_long"
    sentence = _("Die Sprachnachricht ist zu lang. Es gehen höchstens 2 Minuten.")


class FileEmpty(FileRefused):
    """No bytes at all."""

    code = "file_empty"
    sentence = _("Diese Datei ist leer.")


class FileInfected(FileRefused):
    """The virus scanner knows the file."""

    code = "file_infected"
    sentence = _("In dieser Datei ist ein Virus. Wir können die Datei nicht annehmen.")


class FileNotChecked(DomainError):
    """The virus scanner did not answer; without its word nothing is taken."""

    code = "file_not_checked"
    status = 503
    sentence = _("Die Datei kann gerade nicht geprüft werden. Bitte versuchen Sie es später noch einmal.")


class NotInTeam(DomainError):
    """Only somebody of the same team can answer in somebody's place."""

    code = "not_in_team"
    status = 422
    sentence = _("Diese Person ist nicht in Ihrem Team.")


class DayNotAhead(DomainError):
    """A period that is over, or longer than it may be."""

    code = "day_not_ahead"
    status = 422
    sentence = _("Bitte wählen Sie einen Tag ab heute, höchstens ein Jahr voraus.")


class BeyondCover(DomainError):
    """A deputy gives away what she has herself until the end of her cover only; `last_day` says until when that is."""

    code = "beyond_cover"
    status = 422
    sentence = _("Sie vertreten selbst nur bis zum %(day)s. Bitte wählen Sie einen früheren Tag.")


class TooManyPhrases(DomainError):
    """As many sentences at hand as one person may keep."""

    code = "too_many_phrases"
    status = 409
    sentence = _("Sie haben schon sehr viele Textbausteine. Bitte löschen Sie zuerst einen.")
