"""Where a request comes from, and how our own address is called."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from hub.people.network import network_of, public_address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_the_network_of_an_address(address: str, network: str):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("proxies", "network"), [(0, "10.0.0.1"), (1, "203.0.113.9"), (2, "198.51.100.1"), (3, "10.0.0.1")]
)
def test_only_our_own_proxies_are_believed(settings: Settings, proxies: int, network: str):
    settings.HUB_PROXIES = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    )

    assert network_of(request) == network


def test_our_address_is_one_of_ours(settings: Settings):
    request = RequestFactory().get("/", HTTP_HOST="evil.example:8000")
    assert public_address(request) == "http://evil.example:8000"

    settings.HUB_HOSTS, settings.SECURE = [".school.example", "hub.school.example"], True
    assert public_address(request) == "https://hub.school.example"
