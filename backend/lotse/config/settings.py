"""Settings of Lotse, read from the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django.conf.locale

from lotse.core.languages import LANGUAGES as LANGUAGE_TABLE

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(os.environ.get("LOTSE_DATA_DIR", BASE_DIR / ".data"))
LOTSE_DEMO = os.environ.get("LOTSE_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "demo-only-not-for-production-" + "x" * 40)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,testserver").split(",")


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(parts.path)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "TEST": {"NAME": os.environ.get("LOTSE_TEST_SQLITE", f"{name}.test")},
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": {"options": "-c lock_timeout=3000", "pool": True},
    }


DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": _database(os.environ.get("DATABASE_URL", f"sqlite://{DATA_DIR}/lotse.sqlite3"))}

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "ninja",
    "lotse.accounts",
    "lotse.events",
    "lotse.directory",
    "lotse.appointments",
    "lotse.delivery",
    "lotse.demo",
    "lotse.config",
]
MIDDLEWARE: list[str] = []
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
ROOT_URLCONF = "lotse.config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
LANGUAGE_CODE = "de"
LANGUAGES = [(language.code, language.own_name) for language in LANGUAGE_TABLE]
LANGUAGES_BIDI = [language.code for language in LANGUAGE_TABLE if language.direction == "rtl"]
for _language in LANGUAGE_TABLE:
    django.conf.locale.LANG_INFO.setdefault(
        _language.code,
        {
            "bidi": _language.direction == "rtl",
            "code": _language.code,
            "name": _language.own_name,
            "name_local": _language.own_name,
        },
    )
LOCALE_PATHS = [BASE_DIR / "locales"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "de"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("de",)

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_HEADER_NAME = "HTTP_X_CSRFTOKEN"
TEMPLATES: list[dict[str, Any]] = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}}
]
