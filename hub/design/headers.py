"""The headers that every answer carries, and who may keep a copy of it for how long."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers, set_response_etag

from hub.design.modules import import_map_hash

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing of a device is ours, but the camera and the microphone where somebody takes a picture or says it instead;
# the players of films from outside may play, on the whole screen too.
_OFF = (
    *("accelerometer", "browsing-topics", "display-capture", "gamepad", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "local-fonts", "magnetometer", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
_OURS = ("camera", "microphone", "screen-wake-lock", "publickey-credentials-get")
_PLAYERS = ("autoplay", "encrypted-media", "fullscreen", "picture-in-picture")
_HOSTS = " ".join(f'"{host}"' for host in settings.EMBED_HOSTS)
PERMISSIONS = ", ".join(
    [f"{name}=()" for name in _OFF]
    + [f"{name}=(self)" for name in _OURS]
    + [f"{name}=(self {_HOSTS})" for name in _PLAYERS]
)
# Drafts, keys and what is only for one pair of eyes: no copy of these stays on a shared computer.
NEVER_KEPT = (
    *("/write/", "/me/", "/waiting/", "/sign-in/", "/manage/", "/import/", "/family/"),
    *("/take-it-with-me/", "/moving/"),
)
# Whoever has such an address may act, so no page is told it. With "no-referrer" browsers would send the form there from
# nowhere, and we refuse such forms.
SECRETS = ("/card/", "/new-password/", "/promise/", "/set-up/", "/family/", "/moving/")
# Whoever has such an address may look, and it has no forms: no page at all is told it.
LOOKED_AT_BY_LINK = "/shared/"
METHODS = ("GET", "HEAD", "POST")
# A file that comes in parts is asked about, continued and given up there (the tus protocol).
UPLOADS, METHODS_OF_UPLOADS = "/media/uploads/", (*METHODS, "OPTIONS", "PATCH", "DELETE")
# What no address of ours holds. Whoever asks for it hopes that somebody on the way reads it otherwise than we do.
NO_ADDRESS = ("//", ";", "\\", "\0", "/./", "/../")


class HeadersMiddleware:
    """Refuses methods that no page needs and addresses that could be read in two ways, and says how each answer may be
    kept and used."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        methods = METHODS_OF_UPLOADS if request.path.startswith(UPLOADS) else METHODS
        is_served = request.method in methods
        response = self.get_response(request) if is_served else HttpResponseNotAllowed(methods)
        # The one script that stands inside a page is the same on all of them, so its hash lets it in.
        response._csp_update = {"script-src": [import_map_hash()]}  # type: ignore[attr-defined]  # django-csp asks for it there.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Reporting-Endpoints", f'hub="{settings.BROKEN_POLICY}"')
        if request.path.startswith(SECRETS):
            response.headers["Referrer-Policy"] = "strict-origin"
        elif request.path.startswith(LOOKED_AT_BY_LINK):
            response.headers["Referrer-Policy"] = "no-referrer"
        if request.path.startswith(NEVER_KEPT):
            patch_cache_control(response, private=True, no_store=True)
        elif "Cache-Control" not in response:
            patch_cache_control(response, no_cache=True)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Raises Http404 for such an address; here, so that the answer is the page of every other one that is not."""
        if any(trick in request.path_info for trick in NO_ADDRESS):
            raise Http404


class SameAgainMiddleware(ConditionalGetMiddleware):
    """Tells visitors who ask again that a page is still the same. What somebody signed in sees is never compared."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The response, or 304 without a body. A page with a form has a new token each time: it is left alone."""
        viewer = getattr(request, "viewer", None)
        is_page = isinstance(response, HttpResponse) and response.status_code == 200
        has_form = "CSRF_COOKIE_NEEDS_UPDATE" in request.META
        if viewer is None or viewer.is_signed_in or not is_page or has_form:
            return response
        if "no-store" in response.get("Cache-Control", ""):
            return response
        patch_vary_headers(response, ["Cookie"])
        if request.method == "HEAD":
            return set_response_etag(response)
        return super().process_response(request, response)


def kept_secret(answer: HttpResponseBase) -> HttpResponseBase:
    """The answer at an address that is a key, which no search engine and no cache learns of."""
    answer.headers["X-Robots-Tag"] = "noindex"
    del answer["Cache-Control"]
    patch_cache_control(answer, private=True, no_store=True)
    return answer
