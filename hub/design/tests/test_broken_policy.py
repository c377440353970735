"""A browser that kept a page from something tells the hub, and the operator finds a line of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from hub.design import broken_policy

pytestmark = pytest.mark.usefixtures("cast")
ROOT = Path(__file__).resolve().parents[3]
OLD = {
    "csp-report": {
        "document-uri": "https://hub.example/card/a-secret-of-somebody/",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://elsewhere.example/x.js?who=mei",
    }
}
NEW = [
    {"type": "deprecation", "body": {}},
    {
        "type": "csp-violation",
        "body": {
            "documentURL": "https://hub.example/nowhere/",
            "effectiveDirective": "style-src",
            "blockedURL": "inline",
        },
    },
]


def send(report: object) -> int:
    body = report if isinstance(report, bytes) else json.dumps(report).encode()
    answer = Client(enforce_csrf_checks=True).post(reverse("broken-policy"), body, "application/reports+json")
    return answer.status_code


def test_a_page_names_where_to_tell_it(client: Client):
    answer = client.get(reverse("parts"))

    assert answer["Reporting-Endpoints"] == 'hub="/broken-policy/"'
    assert "report-uri /broken-policy/" in answer["Content-Security-Policy"]


def test_over_https_it_names_it_in_the_newer_way_too(tmp_path: Path):
    words = "from config.settings import CONTENT_SECURITY_POLICY as policy; print(policy['DIRECTIVES']['report-to'])"
    surroundings = os.environ | {"HUB_HOME": str(tmp_path), "HUB_HOSTS": "hub.example"}

    said = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env=surroundings, capture_output=True, text=True)

    assert said.stdout.strip() == "['hub']"


def test_the_line_names_the_kind_of_page_and_no_secret(caplog: pytest.LogCaptureFixture):
    assert send(OLD) == 204
    assert send(NEW) == 204

    assert caplog.messages == [
        "A browser kept https://elsewhere.example out of card (script-src-elem).",
        "A browser kept inline out of an unknown page (style-src).",
    ]


@pytest.mark.parametrize(
    "report",
    [
        b"",
        b"{",
        b"\xff\x00",
        b"[" * 20_000,
        [],
        [1],
        {"csp-report": 3},
        {"csp-report": {"blocked-uri": ["x"]}},
        [{"body": 0}],
    ],
)
def test_nonsense_is_no_error(caplog: pytest.LogCaptureFixture, report: object):
    assert send(report) == 204

    assert not caplog.messages


def test_a_report_makes_no_line_of_its_own(caplog: pytest.LogCaptureFixture):
    forged = {"document-uri": "/\nWARNING", "effective-directive": "a\nb", "blocked-uri": "x\r\nERROR hub is ill"}

    send({"csp-report": forged})

    assert not [message for message in caplog.messages if "\n" in message or "\r" in message]


def test_addresses_that_are_none_are_told_in_part(caplog: pytest.LogCaptureFixture):
    send({"csp-report": {"document-uri": "http://[", "effective-directive": "img-src", "blocked-uri": "http://["}})

    assert caplog.messages == ["A browser kept http: out of an unknown page (img-src)."]


def test_a_flood_fills_no_log(caplog: pytest.LogCaptureFixture, time_machine: TimeMachineFixture):
    time_machine.move_to(timezone.now(), tick=False)  # Or another minute may begin meanwhile.
    for _ in range(3):
        send([NEW[1]] * 100)

    assert len(caplog.messages) == broken_policy.MOST_A_MINUTE


def test_what_an_extension_of_the_browser_wanted_is_not_told(caplog: pytest.LogCaptureFixture):
    send({"csp-report": {**OLD["csp-report"], "blocked-uri": "moz-extension://some-id/x.css"}})

    assert not caplog.messages
