"""Settings of one installation. What a school decides is a row in Policy, not here."""

import csp.constants

from config import env

HUB_HOME = env.home()
BASE_DIR = env.BASE
SECRET_KEY = env.secret_key(HUB_HOME)
DEBUG = env.boolean("HUB_DEBUG", default=False)
# With a public address the hub is behind https; without one it is a try on one's own machine.
HUB_HOSTS = env.words("HUB_HOSTS")
SECURE = bool(HUB_HOSTS) and env.boolean("HUB_HTTPS", default=True)
# How many proxies of one's own stand in front; what they say of the visitor's address is believed.
HUB_PROXIES = env.number("HUB_PROXIES", default=0)
# Other hubs, as host:port, that may be asked for blogs and feeds though they have no public address or no https.
HUB_MOVES_FROM = env.words("HUB_MOVES_FROM")
ALLOWED_HOSTS = [*HUB_HOSTS, "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "hub.portal",
    "hub.desk",
    "hub.reading",
    "hub.feeds",
    "hub.portability",
    "hub.families",
    "hub.connections",
    "hub.search",
    "hub.assignments",
    "hub.showcase",
    "hub.comments",
    "hub.safety",
    "hub.reflections",
    "hub.blogs",
    "hub.media",
    "hub.audience",
    "hub.school",
    "hub.people",
    "hub.activity",
    "hub.mail",
    "hub.design",
    "hub.text",
    "hub.jobs",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    *env.installed("django_linear_migrations"),
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hub.design.headers.HeadersMiddleware",
    "hub.jobs.middleware.HealthFirst",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hub.comments.middleware.MachinesMiddleware",
    "hub.audience.early.EarlyPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.people.middleware.SessionLimitsMiddleware",
    "hub.people.middleware.SecondStepMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "hub.design.headers.SameAgainMiddleware",
    "hub.audience.middleware.ViewerMiddleware",
    "hub.portal.middleware.SetUpMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hub.safety.pace.PaceMiddleware",
    "hub.safety.looking.LookingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "hub.design.templatetags.design",
                "hub.text.templatetags.days",
                "hub.text.templatetags.languages",
            ],
        },
    }
]

DATABASES = {"default": env.database(HUB_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EARLY_PAGES = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
    # What all processes count together. Each write looks through the whole folder: 4 ms where there are two thousand.
    "shared": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HUB_HOME / "shared",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
PASSWORD_HASHERS = [
    "hub.people.hashers.SchoolArgon2Hasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hub.people.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "hub.people.passwords.NotOfMany"},
    {"NAME": "hub.people.passwords.NotLikeOneself"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60

# In the database alone: a session that one process ends is over in all of them.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else "sessionid"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hub.design.views.form_too_old"

SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_SSL_REDIRECT = False  # The proxy in front redirects; only it knows the outside address.
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # It asks for that redirect.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
EMBED_HOSTS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
BROKEN_POLICY = "/broken-policy/"  # Where browsers tell what they kept out of a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.constants.NONE],
        # hub.design.headers adds the hash of the import map, the only script that stands inside a page.
        "script-src": [csp.constants.SELF],
        "style-src": [csp.constants.SELF],
        "img-src": [csp.constants.SELF, "blob:"],
        "media-src": [csp.constants.SELF, "blob:"],
        "font-src": [csp.constants.SELF],
        "connect-src": [csp.constants.SELF],
        "frame-src": EMBED_HOSTS,
        "manifest-src": [csp.constants.SELF],
        "form-action": [csp.constants.SELF],
        "base-uri": [csp.constants.NONE],
        "object-src": [csp.constants.NONE],
        "frame-ancestors": [csp.constants.NONE],
        # Browsers that know the first let the second be, and send it over https alone.
        **({"report-to": ["hub"]} if SECURE else {}),
        "report-uri": [BROKEN_POLICY],
    }
}

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
# Offered are those into which the hub is translated: half a page in another language helps nobody.
LANGUAGES = [
    (code, name)
    for code, name in (("en", "English"), ("ja", "日本語"), ("es", "Español"), ("fr", "Français"), ("ar", "العربية"))
    if code == "en" or (LOCALE_PATHS[0] / code).is_dir()
]
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HUB_HOME / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # No other site shows what is ours.
MEDIA_ROOT = HUB_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "hub.media.storage.DurableStorage"},
    "staticfiles": {"BACKEND": "hub.design.storage.HashedStaticStorage"},
}
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 50

vars().update(env.email(HUB_HOME))
EMAIL_FROM = env.mail_address("EMAIL_FROM", default="hub@localhost")
DEFAULT_FROM_EMAIL = f"Learning Hub <{EMAIL_FROM}>"
EMAIL_TIMEOUT = 20  # The worker has other things to do than to wait for a mail server that says nothing.
# Where what people answer to mails comes back into the hub, by EMAIL_INBOX_URL or by `hub deliver-mail`; "" is nowhere.
EMAIL_REPLIES = env.mail_address("EMAIL_REPLIES", default="")
EMAIL_INBOX_URL = env.inbox()
# The mail server whose line Authentication-Results counts; "": nobody vouches for senders, all answers are kept back.
EMAIL_CHECKED_BY = env.host("EMAIL_CHECKED_BY")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"hub": {"level": "INFO"}},
}
