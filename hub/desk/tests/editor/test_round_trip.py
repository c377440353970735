"""Clean, open in the editor, save: whatever people wrote, it settles at once and no word is lost."""

import html
import re
from collections.abc import Callable
from random import Random

import pytest

from hub.desk.tests.editor.conftest import Writing
from hub.desk.tests.editor.test_vocabulary import ID, load_and_store
from hub.text.cleaning import clean

Block = Callable[[int], str]

WORDS = ["bridge", "2 < 3", "fish & chips", "学校へ行く", "שלום", '"so"', "a\u00a0b", "it’s", "🦊", "é", "x=1;", "…"]
MARKS = ["strong", "em", "s", "code", "sub", "sup", "mark", "q", "cite", "kbd"]
SPOKEN = ["", "", "", "", ' lang="ja"', ' lang="fr" dir="ltr"', ' dir="rtl"']


class Author:
    """Somebody who writes by rolling dice."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)

    def document(self) -> str:
        return "".join(self.block(2) for _ in range(self.dice.randint(1, 6)))

    def words(self) -> str:
        return html.escape(" ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 4))), quote=False)

    def spoken(self) -> str:
        return self.dice.choice(SPOKEN)

    def line(self, depth: int = 2) -> str:
        return " ".join(self.piece(depth) for _ in range(self.dice.randint(1, 4)))

    def piece(self, depth: int) -> str:
        roll = self.dice.randint(1, 12)
        if depth and roll <= 5:
            mark = self.dice.choice(MARKS)
            return f"<{mark}{self.spoken()}>{self.line(depth - 1)}</{mark}>"
        elif depth and roll == 6:
            return f'<a href="https://example.org/?a={roll}&amp;b">{self.words()}</a>'
        elif depth and roll == 7:
            return f'<a data-entry="{ID}">{self.words()}</a><br>{self.words()}'
        elif roll == 8:
            return f'<ruby>漢<rt>かん</rt></ruby><abbr title="{self.words()}">{self.words()}</abbr>'
        elif roll == 9:
            return f'<span lang="ja">{self.words()}</span>'
        else:
            return self.words()

    def block(self, depth: int) -> str:
        leaves: list[Block] = [self.paragraph, self.heading, self.typed, self.thing, self.rule]
        holders: list[Block] = [self.listed, self.quoted, self.table, self.fold]
        return self.dice.choice([*leaves, *holders])(depth - 1) if depth else self.paragraph(0)

    def paragraph(self, _: int) -> str:
        return f"<p{self.spoken()}>{self.line()}</p>"

    def heading(self, _: int) -> str:
        level = self.dice.randint(2, 4)
        return f"<h{level}{self.spoken()}>{self.line()}</h{level}>"

    def typed(self, _: int) -> str:
        text = self.words() + "\n  " + self.words()
        return self.dice.choice(
            [f"<pre><code>{text}</code></pre>", f'<pre class="verse">{text}</pre>', f"<pre>{text}</pre>"]
        )

    def thing(self, _: int) -> str:
        caption = self.dice.choice(["", f"<figcaption>{self.line(1)}</figcaption>"])
        picture = f'<figure><img data-media="{ID}" alt="{self.words()}">{caption}</figure>'
        return self.dice.choice(
            [
                picture,
                f'<div data-gallery="">{picture}{picture}</div>',
                f'<figure><audio data-media="{ID}"></audio>{caption}</figure>',
                f'<figure><a data-media="{ID}">{self.words()}</a>{caption}</figure>',
                f'<figure data-embed="vimeo" data-id="12345"><a href="https://vimeo.com/12345">film</a>{caption}</figure>',
            ]
        )

    def rule(self, _: int) -> str:
        return self.dice.choice(["<hr>", '<hr data-more="">'])

    def listed(self, depth: int) -> str:
        items = [self.line(1) + self.dice.choice(["", self.block(depth)]) for _ in range(self.dice.randint(1, 3))]
        kind = self.dice.choice(["ul", "ol"])
        return f"<{kind}{self.spoken()}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{kind}>"

    def quoted(self, depth: int) -> str:
        return f"<blockquote>{self.block(depth)}{self.block(depth)}</blockquote>"

    def table(self, depth: int) -> str:
        cell = self.dice.choice([self.line(1), self.block(depth)])
        head = self.dice.choice(["", f'<thead><tr><th scope="col">{self.line(1)}</th><th>b</th></tr></thead>'])
        caption = self.dice.choice(["", f"<caption>{self.line(1)}</caption>"])
        return f"<table>{caption}{head}<tbody><tr><td>{cell}</td><td>{self.words()}</td></tr></tbody></table>"

    def fold(self, depth: int) -> str:
        return f"<details><summary>{self.line(1)}</summary>{self.block(depth)}</details>"


def words_of(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.thorough
def test_what_people_wrote_settles_at_once(writing: Writing):
    texts = [clean(Author(seed).document()) for seed in range(300)]

    results = load_and_store(writing, texts)
    once = [result.html for result in results]
    twice = [result.html for result in load_and_store(writing, once)]

    assert [result.untouched for result in results] == texts
    assert [clean(text) for text in once] == once
    assert twice == once
    assert [words_of(text) for text in once] == [words_of(text) for text in texts]
