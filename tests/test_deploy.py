"""The examples in deploy/ and the operators' page speak of settings and commands that exist, and of all of them."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(file for file in (ROOT / "deploy").iterdir() if file.is_file())
GUIDE = ROOT / "docs/schools/running.md"
# Their own: the example's file of secrets, what the proxy reads, and what the database's image reads.
NOT_OURS = {"HUB_HOST", "HUB_AT", "DATABASE_PASSWORD"}
READ = re.compile(r'(?:environ\.get|boolean|host|number|words|mail_address)\(\s*"([A-Z_]+)"')
SETTING = re.compile(r"\b(?:HUB_[A-Z_]+|DATABASE_[A-Z_]+|EMAIL_[A-Z_]+|STORAGE_[A-Z_]+|CACHE_[A-Z_]+)\b")
COMMAND = re.compile(r"(?:\bexec |/bin/|^|&& |`|run: )hub ([a-z-]+)((?: --?[a-z-]+(?:[= ][\w.]+)?)*)", re.MULTILINE)


def settings_read() -> set[str]:
    """Every name that the hub asks the environment for."""
    sources = [*(ROOT / "config").glob("*.py"), *ROOT.glob("hub/*/management/commands/*.py")]
    return {name for source in sources for name in READ.findall(source.read_text())}


@pytest.mark.parametrize("file", [*EXAMPLES, GUIDE], ids=lambda file: file.name)
def test_every_setting_named_exists(file: Path) -> None:
    assert set(SETTING.findall(file.read_text())) - NOT_OURS <= settings_read()


def test_every_setting_is_in_the_guide() -> None:
    assert settings_read() <= set(SETTING.findall(GUIDE.read_text()))


@pytest.mark.parametrize("file", [*EXAMPLES, GUIDE], ids=lambda file: file.name)
def test_every_command_named_exists_with_its_options(file: Path) -> None:
    known = {name.replace("_", "-"): app for name, app in get_commands().items()}

    for name, options in COMMAND.findall(file.read_text()):
        assert name in known, name
        parser = load_command_class(str(known[name]), name.replace("-", "_")).create_parser("hub", name)
        accepted = {option for action in parser._actions for option in action.option_strings}
        assert set(re.findall(r"--[a-z-]+", options)) <= accepted


def test_the_examples_name_commands_at_all() -> None:
    named = {name for file in [*EXAMPLES, GUIDE] for name, _ in COMMAND.findall(file.read_text())}

    assert {"serve", "prepare", "doctor"} <= named


def test_each_proxy_refuses_a_hidden_slash_and_the_guide_says_so() -> None:
    examples = {file.name: file.read_text() for file in EXAMPLES}

    assert "@slash vars_regexp {uri} ^[^?]*%2[fF]\n\trespond @slash 404" in examples["Caddyfile"]
    assert '($request_uri ~* "^[^?]*%2f") {\n        return 404;' in examples["nginx.conf"]
    assert "./Caddyfile:/etc/caddy/Caddyfile" in examples["compose.yaml"]
    assert "%2f" in GUIDE.read_text()
