"""Large files from the editor, by the tus protocol (version 1.0.0: core, creation, expiration, termination).

A file is announced, comes in parts, and is taken in at the end. After a broken line the sender asks how much is here
and goes on from there.
"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.media.kinds import LARGEST
from hub.media.models import Upload
from hub.media.models.upload import LARGEST_PART
from hub.media.taking_in import FileRefused, take_in
from hub.media.views.upload import said_about, told

VERSION = "1.0.0"
PART = "application/offset+octet-stream"


@require_http_methods(["OPTIONS", "POST"])
def uploads(request: HubRequest) -> HttpResponse:
    """OPTIONS: what we can. POST: announce a file by Upload-Length and Upload-Metadata; 201 with its Location."""
    if request.method == "OPTIONS":
        answer = _answer(204)
        answer["Tus-Version"], answer["Tus-Extension"] = VERSION, "creation,expiration,termination"
        answer["Tus-Max-Size"] = str(max(LARGEST.values()))
        return answer
    owner = request.viewer.person
    if owner is None or not request.viewer.is_inside:
        return _refused(_("Only students and teachers can bring files here."), 403)
    size = _number(request.headers.get("Upload-Length"))
    if not _same_version(request) or size is None:
        return _answer(412 if size is not None else 400)
    said = _metadata(request.headers.get("Upload-Metadata", ""))
    try:
        upload = Upload.start(
            school=request.school, owner=owner, name=said.get("filename", ""), size=size, sha256=said.get("sha256", "")
        )
    except FileRefused as refusal:
        return _refused(str(refusal), 413)
    answer = _answer(201, upload)
    answer["Location"] = reverse("upload-part", args=[upload.public_id])
    return answer


@require_http_methods(["GET", "HEAD", "PATCH", "DELETE"])
def upload_part(request: HubRequest, public_id: str) -> HttpResponse:
    """HEAD: how much is here. PATCH: the next part. DELETE: forget it."""
    upload = get_object_or_404(Upload.objects.editable_by(request.viewer), public_id=public_id)
    if request.method in {"PATCH", "DELETE"} and not _same_version(request):
        return _answer(412)
    if request.method == "DELETE":
        upload.drop_parts()
        upload.delete()
        return _answer(204)
    if request.method == "PATCH":
        return _take_part(request, upload)
    answer = _answer(200, upload)
    answer["Upload-Length"], answer["Cache-Control"] = str(upload.size), "no-store"
    return answer


@require_POST
def finish_upload(request: HubRequest, public_id: str) -> HttpResponse:
    """Take the whole file in: 201 with what the editor needs, 400 with plain words, 409 while parts are missing."""
    upload = get_object_or_404(Upload.objects.editable_by(request.viewer), public_id=public_id)
    if upload.media is not None:
        return JsonResponse(told(upload.media), status=201)
    if not upload.is_whole:
        return _refused(_("A part of this file is missing."), 409)
    try:
        media = take_in(
            upload.content(),
            school=upload.school,
            owner=upload.owner,
            name=upload.name,
            expected=upload.sha256,
            **said_about(request),
        )
    except FileRefused as refusal:
        upload.drop_parts()
        upload.delete()
        return _refused(str(refusal), 400)
    upload.became(media)
    return JsonResponse(told(media), status=201)


def _take_part(request: HubRequest, upload: Upload) -> HttpResponse:
    at, length = _number(request.headers.get("Upload-Offset")), _number(request.headers.get("Content-Length"))
    if request.content_type != PART:
        return _answer(415)
    if at is None or length is None:
        return _answer(400)
    if length > LARGEST_PART:
        return _answer(413)
    content = request.read(LARGEST_PART)
    return _answer(204 if upload.take_part(content, at=at) else 409, upload)


def _answer(status: int, upload: Upload | None = None) -> HttpResponse:
    answer = HttpResponse(status=status)
    answer["Tus-Resumable"] = VERSION
    if upload is not None:
        answer["Upload-Offset"] = str(upload.arrived)
        answer["Upload-Expires"] = http_date(upload.ends_at.timestamp())
    return answer


def _refused(words: str, status: int) -> HttpResponse:
    answer = JsonResponse({"error": words}, status=status)
    answer["Tus-Resumable"] = VERSION
    return answer


def _same_version(request: HubRequest) -> bool:
    return request.headers.get("Tus-Resumable") == VERSION


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _metadata(header: str) -> dict[str, str]:
    """`name value, name value`, the values in base64."""
    said = {}
    for pair in header[:2000].split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            said[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return said
