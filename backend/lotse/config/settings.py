"""Settings of Lotse. What the operator decides comes from env.py; the rest is decided here."""

import os
from pathlib import Path
from typing import Any

import django.conf.locale

from lotse.config import env
from lotse.config.databases import database
from lotse.config.logs import configure_structlog, logging_settings
from lotse.core.languages import LANGUAGES as LANGUAGE_TABLE
from lotse.core.languages import Language

BASE_DIR = Path(__file__).resolve().parents[3]
ENVIRONMENT = env.read(os.environ, BASE_DIR)

DATA_DIR = ENVIRONMENT.data_dir
LOTSE_DEMO = ENVIRONMENT.demo
LOTSE_ORIGIN = ENVIRONMENT.origin
LOTSE_KEEP_DAYS = ENVIRONMENT.keep_days
LOTSE_KEYS_FILE = ENVIRONMENT.keys_file
LOTSE_KEEP_MESSAGES_DAYS = ENVIRONMENT.keep_messages_days
LOTSE_CLAMAV = ENVIRONMENT.clamav
LOTSE_WORKER = ENVIRONMENT.worker
LOTSE_VAPID_FILE = ENVIRONMENT.vapid_file
LOTSE_PUSH_SERVICES = ENVIRONMENT.push_services
LOTSE_PUSH_CONTACT = ENVIRONMENT.push_contact
LOTSE_PUSH_LOOPBACK = ENVIRONMENT.push_loopback
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
REDIS_URL = ENVIRONMENT.redis_url
SOCKET_HEARTBEAT_SECONDS = ENVIRONMENT.heartbeat_seconds
DATABASES = {"default": database(ENVIRONMENT.database_url)}

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "ninja",
    "lotse.vault",
    "lotse.accounts",
    "lotse.events",
    "lotse.directory",
    "lotse.appointments",
    "lotse.messaging",
    "lotse.delivery",
    "lotse.demo",
    "lotse.config",
]
MIDDLEWARE = [
    "lotse.config.compress.compressed",
    "lotse.config.middleware.security_headers",
    "lotse.config.middleware.known_host",
    "lotse.config.middleware.language",
    "lotse.config.middleware.wrong_method",
    "django.middleware.csrf.CsrfViewMiddleware",
]
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["lotse.accounts.hashers.SmallServerArgon2"]
ROOT_URLCONF = "lotse.config.urls"
ASGI_APPLICATION = "lotse.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
TEMPLATES: list[dict[str, Any]] = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}}
]

USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
LANGUAGE_CODE = "de"
LANGUAGES = [(language.code, language.own_name) for language in LANGUAGE_TABLE]
LANGUAGES_BIDI = [language.code for language in LANGUAGE_TABLE if language.direction == "rtl"]


def _django_entry(language: Language) -> dict[str, Any]:
    """What Django wants to know of a language; it has never heard of kmr, prs, ps, so and ti."""
    name = language.own_name
    return {"bidi": language.direction == "rtl", "code": language.code, "name": name, "name_local": name}


django.conf.locale.LANG_INFO.update({language.code: _django_entry(language) for language in LANGUAGE_TABLE})
LOCALE_PATHS = [BASE_DIR / "locales"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "de"
MODELTRANSLATION_LANGUAGES = tuple(language.code for language in LANGUAGE_TABLE)
MODELTRANSLATION_FALLBACK_LANGUAGES = ("de",)

COOKIES_ARE_SECURE = ENVIRONMENT.is_https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = COOKIES_ARE_SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_HEADER_NAME = "HTTP_X_CSRFTOKEN"
CSRF_FAILURE_VIEW = "lotse.config.last_words.csrf_failure"
CSRF_TRUSTED_ORIGINS = [LOTSE_ORIGIN] if LOTSE_ORIGIN else []
# Sockets: the house's own address alone; in the demo also its host names, whatever the port.
SOCKET_ORIGINS = ALLOWED_HOSTS if LOTSE_DEMO else [LOTSE_ORIGIN]
SECURE_HSTS_SECONDS = 31_536_000 if COOKIES_ARE_SECURE else 0
LARGEST_BODY = 64 * 1024  # bytes; no request of this house is larger, except the files that people send
LARGEST_UPLOAD = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
PWA_DIST = BASE_DIR / "pwa" / "dist"

LOGGING = logging_settings()
configure_structlog()
