"""Text of the old editor: an empty line begins a paragraph, a line end is a line end, except where markup decides.

The rule is WordPress' (its filter "wpautop"), written anew: what readers of the old blog saw is what they see.
"""

import re

from hub.portability.wxr.tags import Tag, cut

# In these a run of words becomes paragraphs.
_FLOW = frozenset({"", "blockquote", "div", "section", "article", "aside", "details", "center", "form", "fieldset"})
# In these it does so only when an empty line asks for it.
_ROOMS = frozenset({"li", "td", "th", "dd"})
# In these there are words only, with line ends.
_WORDS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption", "summary", "address", "legend"}
)
_FRAMES = frozenset(
    {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "figure", "picture", "select", "audio"}
    | {"video", "object", "menu", "map", "header", "footer", "main", "nav"}
)
_AS_IT_IS = frozenset({"pre", "script", "style", "textarea", "svg", "math"})
_ALONE = frozenset({"hr", "col"})
_BLOCKS = _FLOW | _ROOMS | _WORDS | _FRAMES | _AS_IT_IS | _ALONE
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_DOUBLE_BREAK = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_BREAK_AND_LINE = re.compile(r"[ \t]*<br\s*/?>[ \t]*\n?[ \t]*", re.IGNORECASE)
_ENDS = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
_NOTHING = re.compile(r"(?:\s|<br>|&nbsp;|<(?!img|a\s|/a|input|iframe|audio|video)[^<>]*+>)*+")


def paragraphs(text: str) -> str:
    """Classic text as HTML with its paragraphs and line breaks; CRLF counts as LF."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return ""
    return _Writer().write(text)


class _Writer:
    """Goes through tags and words once; `line` are the open blocks, `run` the words since the last block tag."""

    def __init__(self) -> None:
        self.result: list[str] = []
        self.line: list[str] = [""]
        self.run: list[str] = []
        self.verbatim = ""

    def write(self, text: str) -> str:
        for token in cut(text):
            if self.verbatim:
                self._as_it_is(token)
            elif isinstance(token, str):
                self.run.append(token)
            elif token.name in _BLOCKS:
                self._block(token)
            else:
                self.run.append(token.text.replace("\n", " "))
        self._end_run()
        return "".join(self.result)

    def _as_it_is(self, token: str | Tag) -> None:
        self.result.append(token if isinstance(token, str) else token.text)
        if isinstance(token, Tag) and token.closing and token.name == self.verbatim:
            self.verbatim = ""

    def _block(self, tag: Tag) -> None:
        self._end_run()
        self.result.append(tag.text)
        if tag.closing:
            if tag.name in self.line:
                while self.line.pop() != tag.name:
                    pass
        elif tag.name in _AS_IT_IS:
            self.verbatim = tag.name
        elif tag.name not in _ALONE:
            # People leave these open, and the next one ends them.
            if tag.name in {"li", "p", "td", "th", "tr", "dd", "dt"} and self.line[-1] == tag.name:
                self.line.pop()
            self.line.append(tag.name)

    def _end_run(self) -> None:
        run, self.run = "".join(self.run), []
        place = self.line[-1]
        if not run.strip():
            self.result.append("\n" if "\n" in run and place not in _WORDS else run[:1])
        elif place in _FLOW:
            self.result.append(_in_paragraphs(run))
        elif place in _ROOMS:
            self.result.append(_in_paragraphs(run) if _EMPTY_LINE.search(run.strip()) else _with_breaks(run))
        elif place in _WORDS:
            self.result.append(
                "</p><p>".join(map(_with_breaks, _EMPTY_LINE.split(run))) if place == "p" else _with_breaks(run)
            )
        else:
            self.result.append(run)


def _in_paragraphs(run: str) -> str:
    run = _DOUBLE_BREAK.sub("\n\n", run)
    written = (_with_breaks(paragraph) for paragraph in _EMPTY_LINE.split(run))
    return "\n".join(f"<p>{words}</p>" if not _NOTHING.fullmatch(words) else words for words in written)


def _with_breaks(words: str) -> str:
    """Line ends as breaks, none at the ends; a break that was written counts once with its line end."""
    words = _BREAK_AND_LINE.sub("\n", words.strip())
    return _ENDS.sub("", re.sub(r"[ \t]*\n[ \t]*", "<br>", words))
