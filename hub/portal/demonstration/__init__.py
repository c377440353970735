"""Harbour Hill School, built from the texts in samples/harbour_hill and the pictures in samples/art."""

from hub.portal.demonstration.building import build
from hub.portal.demonstration.signing_in import announce, how_to_sign_in

__all__ = ["announce", "build", "how_to_sign_in"]
