"""The cast as a fixture: `def test_…(cast)` knows everybody at the school by name."""

import pytest

from samples.cast import Cast, build_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Harbour Hill School with a small cast; see samples/cast.py."""
    return build_cast()


@pytest.fixture
def other_cast(cast: Cast) -> Cast:
    """A second school on the same hub, with people of the same first names; from now on host names matter."""
    return build_cast("Quiet Bay School", host="quiet.test")
