"""Before the server or the worker begins: are the key files sound, and do the master keys open this database?"""

import structlog
from django.db import Error

from lotse.delivery.push.vapid import vapid_keys
from lotse.vault.keyring import BadKeyFile
from lotse.vault.services import WrongKeys, check_canary

logger = structlog.get_logger(__name__)
WRONG_KEYS = "LOTSE_KEYS_FILE does not hold the keys of this database."


def why_not_start() -> str:
    """The reason not to start, or nothing. A database that is away is none: it may come back."""
    try:
        vapid_keys()
    except BadKeyFile as error:
        return f"LOTSE_VAPID_FILE: {error}."
    try:
        check_canary()
    except WrongKeys:
        return WRONG_KEYS
    except BadKeyFile as error:
        return f"LOTSE_KEYS_FILE: {error}."
    except Error as error:
        logger.warning("keys_not_proved", exc_info=error)
    return ""
