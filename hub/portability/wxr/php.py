"""Reads PHP's serialized values within bounds. Objects and references are not rebuilt; what is broken stays text."""

import re
from typing import TypeAlias

Value: TypeAlias = "str | int | float | bool | None | list[Value] | dict[str | int, Value]"
MAX_DEPTH, MAX_VALUES, MAX_BYTES = 20, 20_000, 4 << 20
_SCALAR = re.compile(rb"N;|b:([01]);|i:(-?\d{1,20});|d:(-?[\d.eE+-]{1,30}|-?INF|NAN);")
_LENGTH = re.compile(rb"([sa]):(\d{1,9}):")


class _Broken(ValueError):
    pass


def read(text: str) -> Value:
    """The value a custom field holds: its text when it is not serialized or is broken. Two levels are undone."""
    value = _once(text)
    return _once(value) if isinstance(value, str) and value != text else value


def _once(text: str) -> Value:
    raw = text.strip().encode("utf-8", "surrogatepass")
    if len(raw) > MAX_BYTES or not re.match(rb"N;|[bidsa]:", raw):
        return text
    reader = _Reader(raw)
    try:
        value = reader.value(0)
    except _Broken:
        return text
    return value if reader.position == len(raw) else text


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self.raw, self.position, self.count = raw, 0, 0

    def value(self, depth: int) -> Value:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_VALUES:
            raise _Broken
        if scalar := _SCALAR.match(self.raw, self.position):
            self.position = scalar.end()
            return _number(scalar)
        found = _LENGTH.match(self.raw, self.position)
        if found is None:
            raise _Broken
        self.position = found.end()
        length = int(found.group(2))
        return self._string(length) if found.group(1) == b"s" else self._array(length, depth)

    def _string(self, length: int) -> str:
        """Lengths count bytes."""
        start, end = self.position + 1, self.position + 1 + length
        if self.raw[self.position : start] != b'"' or self.raw[end : end + 2] != b'";':
            raise _Broken
        self.position = end + 2
        return self.raw[start:end].decode("utf-8", "replace")

    def _array(self, length: int, depth: int) -> Value:
        self._expect(b"{")
        pairs: dict[str | int, Value] = {}
        for _place in range(length):
            key = self.value(depth + 1)
            if not isinstance(key, str | int):
                raise _Broken
            pairs[key] = self.value(depth + 1)
        self._expect(b"}")
        return list(pairs.values()) if list(pairs) == list(range(len(pairs))) else pairs

    def _expect(self, sign: bytes) -> None:
        if self.raw[self.position : self.position + 1] != sign:
            raise _Broken
        self.position += 1


def _number(scalar: re.Match[bytes]) -> Value:
    boolean, integer, real = scalar.groups()
    if boolean:
        return boolean == b"1"
    elif integer:
        return int(integer)
    elif real:
        try:
            return float(real)
        except ValueError as problem:
            raise _Broken from problem
    else:
        return None
