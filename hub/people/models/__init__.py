"""Who somebody is, and how they sign in."""

from hub.people.models.open_sign_in import OpenSignIn
from hub.people.models.passkey import Passkey
from hub.people.models.person import FACES, SECRET_PICTURES, Person, PersonManager, PersonQuerySet
from hub.people.models.provider_identity import ProviderIdentity
from hub.people.models.recovery_code import RecoveryCode
from hub.people.models.sign_in_card import SignInCard
from hub.people.models.sign_in_pause import SignInPause
from hub.people.models.time_code import TimeCode

__all__ = [
    "FACES",
    "SECRET_PICTURES",
    "OpenSignIn",
    "Passkey",
    "Person",
    "PersonManager",
    "PersonQuerySet",
    "ProviderIdentity",
    "RecoveryCode",
    "SignInCard",
    "SignInPause",
    "TimeCode",
]
