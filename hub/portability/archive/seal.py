"""Whether a school vouches for an archive, in words for whoever is about to bring it in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.portability.archive.opening import Opened
from hub.portability.archive.signing import Verdict, public_key_of, verify
from hub.portability.wxr.findings import NotAnExport
from hub.school.models import School

MOST_NAMED = 5


def seal_of(opened: Opened) -> dict[str, str]:
    """What to say of the signature, and how it is shown: "met" when it holds, "part" when nobody vouches for all of it.

    It hinders nobody: an archive without a signature comes in like any other.
    """
    try:
        verdict = verify(opened)
    except NotAnExport:
        return {"kind": "part", "words": _("No school has signed this file. Nobody vouches for what is in it.")}
    if not verdict.is_signed:
        return {"kind": "part", "words": _("The signature of this file is wrong. Nobody vouches for what is in it.")}
    told = {"school": verdict.told.get("school", ""), "day": verdict.told.get("day", "")}
    if not verdict.is_as_issued:
        words = _("%(school)s signed this file on %(day)s, but not all of it is as it was then: %(names)s")
        return {"kind": "part", "words": words % (told | {"names": _names(verdict)})}
    if any(public_key_of(school) == verdict.key for school in School.objects.filter(name=told["school"])):
        words = _("%(school)s signed this file on %(day)s, here on this hub. All of it is as it was then.")
        return {"kind": "met", "words": words % told}
    words = _(
        "This file was signed on %(day)s in the name of %(school)s. All of it is as it was then. Whether the signature "
        "is that school’s own, its key tells: %(key)s. The school shows its key at %(address)s."
    )
    address = f"{verdict.told.get('hub', '').rstrip('/')}/.well-known/learning-hub-key"
    return {"kind": "met", "words": words % (told | {"key": verdict.key, "address": address})}


def _names(verdict: Verdict) -> str:
    names = [*verdict.changed, *verdict.missing, *verdict.added]
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
