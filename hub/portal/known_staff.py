"""Whom a provider's word means at a school."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hub.people.models import Person, ProviderIdentity
from hub.people.openid.flow import Told
from hub.school.elsewhere import at_another_school
from hub.school.models import School
from hub.school.staff import staff_of


def who_is(told: Told, school: School) -> Person | None:
    """Who works at the school today and is meant: by the provider's own name for them, the first time by their address.

    An address that was another's before brings nobody in: that one's name at the provider is bound already. Nor does
    one school's provider vouch for who is at another school, unless that one trusts it as well.
    """
    trusting = School.objects.filter(sign_in_provider__issuer=told.issuer)
    here = staff_of(school).filter(is_active=True).exclude(at_another_school(*trusting))
    bound = ProviderIdentity.objects.filter(issuer=told.issuer, subject=told.subject).first()
    if bound is not None:
        return here.filter(pk=bound.person_id).first()
    person = here.filter(email=told.email).first() if told.email else None
    if person is None:
        return None
    try:
        with transaction.atomic():
            ProviderIdentity.objects.create(person=person, issuer=told.issuer, subject=told.subject)
    except IntegrityError:
        return None
    return person
