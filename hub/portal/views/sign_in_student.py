"""Students come in: the class code, their face, two secret pictures."""

from __future__ import annotations

import time

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.people import slow_down
from hub.people.models import SECRET_PICTURES, Person
from hub.people.pictures import nine_pictures
from hub.people.sign_in import sign_in, sign_in_failed, sign_out, where_next
from hub.people.views.sign_in_by_email import wait_words
from hub.people.views.sign_out import CLEAR
from hub.portal.rosters import called, class_with_code, is_student, students_of
from hub.school.models import Classroom

CODE_LENGTH = 6
CODE_HOLDS = 30 * 60  # seconds: from the code to the pictures


@login_not_required  # The door.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_class_code(request: HubRequest) -> HttpResponse:
    """Step 1: which class? The faces of a class are shown to those who know its code."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    code = request.POST.get("code", "").replace(" ", "").upper()
    error = ""
    if request.method == "POST":
        error = _code_error(code)
        wait = None if error else slow_down.begin_code(request)
        classroom = None if error or wait else class_with_code(request.school, code)
        if classroom is not None:
            request.session["class_code"] = {"code": classroom.code, "at": int(time.time()), "next": wished}
            return redirect("sign-in-class")
        if wait:
            error = wait_words(int(wait.total_seconds()) + 1)
        elif not error:
            error = _("No class has this code. Look at your card, or ask your teacher.")
    context = {"way": "student", "next": wished, "code": code, "error": error}
    return render(request, "portal/sign_in.html", context, status=422 if error else 200)


@login_not_required  # Still at the door; the session remembers a right class code.
@never_cache
@require_safe
def sign_in_by_face(request: HubRequest) -> HttpResponse:
    """Step 2: who are you?"""
    classroom = _class_of_code(request)
    if classroom is None:
        return redirect("sign-in")
    return render(request, "portal/sign_in_class.html", _class_context(classroom))


@login_not_required  # Still at the door; the session remembers a right class code.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_pictures(request: HubRequest, public_id: str) -> HttpResponse:
    """Step 3: the two secret pictures, one press each."""
    classroom = _class_of_code(request)
    if classroom is None:
        return redirect("sign-in")
    context = _class_context(classroom)
    person = next((named.person for named in context["students"] if named.person.public_id == public_id), None)  # type: ignore[attr-defined]  # A context holds anything.
    if person is None or not is_student(request.school, person):
        raise Http404
    first, second = request.POST.get("first", ""), request.POST.get("picture", "")
    error = ""
    if first in SECRET_PICTURES and second in SECRET_PICTURES:
        guess = slow_down.begin(request, f"person:{person.pk}")
        if guess.seconds:
            error = wait_words(guess.seconds)
        elif person.knows_pictures(first, second):
            return _welcome(request, person, guess)
        else:
            guess.was_wrong()
            sign_in_failed.send(sender=Person, request=request, person=person)
            error = _("The two pictures don't match. Try again, or ask your teacher for new ones.")
        first = second = ""
    chosen = second if second in SECRET_PICTURES else ""
    context |= {"person": person, "pictures": nine_pictures(), "first": chosen, "error": error}
    return render(request, "portal/sign_in_pictures.html", context, status=422 if error else 200)


@never_cache
@require_POST
def next_student(request: HubRequest) -> HttpResponse:
    """One student is finished, and another of the class takes the device: nothing is left but the faces of the class,
    if somebody typed its code here."""
    code = request.session.get("shared_by", "")
    sign_out(request)
    if code:
        request.session["class_code"] = {"code": code, "at": int(time.time()), "next": ""}
    response = redirect("sign-in-class" if code else "sign-in")
    response.headers["Clear-Site-Data"] = CLEAR
    return response


def _welcome(request: HubRequest, person: Person, guess: slow_down.Guess) -> HttpResponse:
    told = request.session["class_code"]
    sign_in(request, person)
    request.session["shared_by"] = told["code"]
    response = redirect(where_next(request, told["next"]))
    guess.was_right(request, response)
    return response


def _code_error(code: str) -> str:
    if len(code) == CODE_LENGTH:
        return ""
    typed = ngettext("You typed %(count)d.", "You typed %(count)d.", len(code)) % {"count": len(code)}
    return _("A class code has 6 letters and numbers.") + " " + typed


def _class_of_code(request: HubRequest) -> Classroom | None:
    told = request.session.get("class_code")
    if not told or time.time() - told["at"] > CODE_HOLDS:
        return None
    return class_with_code(request.school, told["code"])


def _class_context(classroom: Classroom) -> dict[str, object]:
    return {"way": "student", "classroom": classroom, "students": called(students_of(classroom))}
