"""Everything that may be stored comes out of the editor as it went in."""

import re
from typing import NamedTuple

import pytest

from hub.desk.tests.editor.conftest import Writing
from hub.text.cleaning import clean
from hub.text.vocabulary import BLOCKS, INLINE

ID = "abcdefghijklmnopqrstuv"
LOAD_AND_STORE = """
    (texts) => texts.map((text) => {
        const form = document.querySelector("form").cloneNode(false);
        const editor = document.createElement("hub-editor");
        const template = document.createElement("template");
        template.setAttribute("data-document", "");
        template.innerHTML = text;
        const textarea = document.createElement("textarea");
        textarea.name = "body";
        editor.append(textarea, template);
        form.append(editor);
        document.body.append(form);
        const untouched = editor.html;
        // The same document made anew: now every block counts as written here.
        const { doc, schema } = editor.view.state;
        editor.replace(schema.nodeFromJSON(doc.toJSON()));
        const html = editor.html;
        const locked = editor.querySelectorAll(".editor-card--locked").length;
        form.remove();
        return [untouched, html, locked];
    })
"""
PIECES = {
    "paragraph": "<p>One and <strong>two</strong>.</p>\n<p>Three.</p>",
    "headings": "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>",
    "marks": "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code> <sub>e</sub> <sup>f</sup> <mark>g</mark></p>",
    "marks in marks": "<p><strong>a <em>b <s>c</s></em></strong> <em>d <strong>e</strong></em></p>",
    "quiet marks": '<p><abbr title="World">W</abbr> <q>b</q> <cite>c</cite> <kbd>Ctrl</kbd></p>',
    "marked language": '<p>The word <span lang="ja">学校</span> and <span dir="rtl">שלום</span>.</p>',
    "language of a mark": '<p><em lang="fr">bonjour</em></p>',
    "outside link": '<p><a href="https://example.org/a?b=1&amp;c=2">words</a></p>',
    "mail link": '<p><a href="mailto:mei@school.example">Mei</a></p>',
    "entry link": f'<p><a data-entry="{ID}" data-fragment="end">an earlier post</a></p>',
    "file in a line": f'<p>Read <a data-media="{ID}">the plan</a>.</p>',
    "break": "<p>one<br>two</p>",
    "ruby": "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を読む。</p>",
    "marked ruby": '<p><strong><ruby lang="ja">漢<rt>かん</rt></ruby></strong></p>',
    "bullets": "<ul>\n<li>one</li>\n<li>two<ul>\n<li>three</li>\n</ul></li>\n</ul>",
    "numbers": '<ol start="3">\n<li>one</li>\n<li><p>two</p><p>and more</p></li>\n</ol>',
    "paragraphs in bullets": "<ul>\n<li><p>one</p></li>\n</ul>",
    "picture in a list": f'<ul>\n<li>look<figure><img data-media="{ID}" alt="x"></figure></li>\n</ul>',
    "quote": "<blockquote><p>Said.</p><p>And <cite>Noah</cite></p></blockquote>",
    "verse": '<pre class="verse">One line\n  and <em>another</em>\n\nlast</pre>',
    "code": "<pre><code>if a &lt; b:\n    pass</code></pre>",
    "typed": "<pre>as  it\nwas</pre>",
    "line": "<p>a</p>\n<hr>\n<p>b</p>",
    "read more": '<p>a</p>\n<hr data-more="">\n<p>b</p>',
    "table": "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    "whole table": (
        '<table lang="fr"><caption>Bridges</caption><thead><tr><th scope="col">no</th><th scope="col">kg</th></tr></thead>'
        '<tbody><tr><th scope="row">1</th><td><p>a</p><p>b</p></td></tr><tr><td colspan="2">all</td></tr></tbody>'
        "<tfoot><tr><td>sum</td><td>3</td></tr></tfoot></table>"
    ),
    "spanning table": ('<table><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>'),
    "picture": f'<figure><img data-media="{ID}" alt="A bridge"><figcaption>It <em>held</em>.</figcaption></figure>',
    "picture without caption": f'<figure><img data-media="{ID}" alt=""></figure>',
    "gallery": (
        f'<div data-gallery=""><figure><img data-media="{ID}" alt="a"></figure>'
        f'<figure><img data-media="{ID}" alt="b"><figcaption>B</figcaption></figure></div>'
    ),
    "sound": f'<figure><audio data-media="{ID}"></audio><figcaption>Rain</figcaption></figure>',
    "film": f'<figure><video data-media="{ID}"></video></figure>',
    "file": f'<figure><a data-media="{ID}">Plan.pdf</a></figure>',
    "embed": (
        '<figure data-embed="youtube" data-id="abcdefghijk" data-title="A film">'
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">A film</a><figcaption>Watch</figcaption></figure>'
    ),
    "fold-out": "<details><summary>More</summary><p>Inside</p></details>",
    "right to left": '<p lang="he" dir="rtl">שלום</p>\n<ul dir="rtl">\n<li>א</li>\n</ul>',
}
# The editor has no tool for these: it keeps them as they are.
KEPT = {
    "linked picture": f'<figure><a href="https://example.org/"><img data-media="{ID}" alt="x"></a></figure>',
    "fold-out without a title": "<details><p>Inside</p></details>",
    "two bodies": "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>",
}


class Result(NamedTuple):
    """What came out: of a text only opened, of one written anew in the editor; how many pieces are locked."""

    untouched: str
    html: str
    locked: int


def load_and_store(writing: Writing, texts: list[str]) -> list[Result]:
    writing.open()
    return [Result(*result) for result in writing.page.evaluate(LOAD_AND_STORE, texts)]


def tight(html: str) -> str:
    """Without the line ends between items and cells, which say nothing."""
    return re.sub(r"(<(?:/?[uo]l|/?li|/?t[a-z]+|/?blockquote|/?details|/summary|/p)[^>]*>)\n+(?=<)", r"\1", html)


def every_element_speaks() -> list[str]:
    """One text for each element that may carry lang and dir, taken from the cleaner's own table."""
    said = 'lang="fr" dir="ltr"'
    holders = {
        "li": "<ul><li {}>x</li></ul>",
        "summary": "<details><summary {}>x</summary><p>y</p></details>",
        "caption": "<table><caption {}>t</caption><tbody><tr><td>x</td></tr></tbody></table>",
        "tr": "<table><tbody><tr {}><td>x</td></tr></tbody></table>",
        "td": "<table><tbody><tr><td {}>x</td></tr></tbody></table>",
        "th": "<table><tbody><tr><th {}>x</th></tr></tbody></table>",
        "thead": "<table><thead {}><tr><th>x</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>",
        "figure": f'<figure {{}}><img data-media="{ID}" alt="x"></figure>',
        "figcaption": f'<figure><img data-media="{ID}" alt="x"><figcaption {{}}>c</figcaption></figure>',
        "a": '<p><a href="https://example.org/" {}>x</a></p>',
        "ruby": "<p><ruby {}>漢<rt>かん</rt></ruby></p>",
    }
    skipped = {"br", "hr", "img", "audio", "video", "div", "tbody", "tfoot", "table", "ul", "ol", "rt", "rp"}
    plain = {name: f"<{name} {{}}>x</{name}>" for name in BLOCKS}
    inline = {name: f"<p><{name} {{}}>x</{name}></p>" for name in INLINE}
    texts = {**plain, **inline, **holders}
    return [clean(text.format(said)) for name, text in texts.items() if name not in skipped]


@pytest.mark.parametrize("group", ["pieces", "kept", "speaking"])
def test_what_is_stored_comes_out_unchanged(writing: Writing, group: str):
    groups = {"pieces": list(PIECES.values()), "kept": list(KEPT.values()), "speaking": every_element_speaks()}
    texts = [clean(text) for text in groups[group]]

    results = load_and_store(writing, texts)

    assert [result.untouched for result in results] == texts
    assert [tight(clean(result.html)) for result in results] == [tight(text) for text in texts]


def test_the_editor_knows_the_whole_vocabulary(writing: Writing):
    texts = [clean(text) for text in PIECES.values()]

    results = load_and_store(writing, texts)

    assert [name for name, result in zip(PIECES, results, strict=True) if result.locked] == []


def test_what_the_editor_does_not_know_is_locked_and_kept(writing: Writing):
    results = load_and_store(writing, [clean(text) for text in KEPT.values()])

    assert [result.locked for result in results] == [1] * len(KEPT)


def test_an_element_of_later_is_not_lost(writing: Writing):
    html = '<hub-later data-name="quiz"><p>Question</p></hub-later>'

    [result] = load_and_store(writing, [f"<p>a</p>{html}<p>b</p>"])

    assert (result.html, result.locked) == (f"<p>a</p>\n{html}\n<p>b</p>", 1)


def test_nothing_written_is_nothing_stored(writing: Writing):
    assert load_and_store(writing, ["", "<p></p>", "\n"]) == [Result("", "", 0)] * 3
