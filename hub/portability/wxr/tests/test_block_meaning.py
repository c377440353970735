"""Each kind of block becomes its own in the vocabulary: text, links, captions, descriptions and order stay."""

import pytest

from hub.portability.wxr.converting import convert
from hub.portability.wxr.tests.conftest import Answers
from hub.portability.wxr.tests.small_blog import (
    ASH,
    ASH_FIGURE,
    BOOM,
    FILM,
    FILM_AT_YOUTUBE,
    LAVA,
    LAVA_FIGURE,
    PLAN,
    UP,
    VOLCANO,
    block,
    joined,
)

BLOCKS = {
    "paragraph": (block("paragraph", "<p>Hi <b>you</b></p>"), "<p>Hi <strong>you</strong></p>"),
    "image": (
        block(
            "image",
            f'<figure class="wp-block-image"><img src="{UP}lava-300x225.jpg" alt="Red" class="wp-image-11"/>'
            '<figcaption class="wp-element-caption">Our <em>lava</em></figcaption></figure>',
            '{"id":11}',
        ),
        f'<figure><img data-media="{LAVA}" alt="Red"><figcaption>Our <em>lava</em></figcaption></figure>',
    ),
    "image linked to itself": (
        block("image", f'<figure><a href="{UP}lava.jpg"><img src="{UP}lava-300x225.jpg" alt=""/></a></figure>'),
        f'<figure><img data-media="{LAVA}" alt=""></figure>',
    ),
    "image linked to a post": (
        block("image", f'<figure><a href="/mei/?p=3"><img src="{UP}lava.jpg" alt="Red"/></a></figure>'),
        f'<figure><a data-entry="{VOLCANO}"><img data-media="{LAVA}" alt="Red"></a></figure>',
    ),
    "gallery of blocks": (
        block(
            "gallery",
            '<figure class="wp-block-gallery">'
            + "".join(
                block("image", f'<figure class="wp-block-image"><img src="{UP}{name}" alt="{name}"/></figure>')
                for name in ("lava.jpg", "ash.png")
            )
            + '<figcaption class="blocks-gallery-caption">Both</figcaption></figure>',
        ),
        f'<div data-gallery=""><figure><img data-media="{LAVA}" alt="lava.jpg"></figure>'
        f'<figure><img data-media="{ASH}" alt="ash.png"></figure></div>\n<p>Both</p>',
    ),
    "old gallery": (
        block(
            "gallery",
            f'<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure><img src="{UP}lava.jpg" '
            f'alt="a" data-id="11"/><figcaption>One</figcaption></figure></li>'
            f'<li><figure><img src="{UP}ash.png" alt="b"/>'
            "</figure></li></ul>",
            '{"ids":[11,12]}',
        ),
        f'<div data-gallery=""><figure><img data-media="{LAVA}" alt="a"><figcaption>One</figcaption></figure>'
        f'<figure><img data-media="{ASH}" alt="b"></figure></div>',
    ),
    "gallery of numbers": (
        '<!-- wp:gallery {"ids":[12,11]} /-->',
        f'<div data-gallery="">{ASH_FIGURE}{LAVA_FIGURE}</div>',
    ),
    "verse": (
        block("verse", '<pre class="wp-block-verse">Rain\n\n    it <em>taps</em><br>twice</pre>'),
        '<pre class="verse">Rain\n\n    it <em>taps</em>\ntwice</pre>',
    ),
    "code": (
        block("code", '<pre class="wp-block-code"><code>a = &quot;[gallery]&quot;\n\tb &lt; 2\\n</code></pre>'),
        '<pre><code>a = "[gallery]"\n\tb &lt; 2\\n</code></pre>',
    ),
    "preformatted": (block("preformatted", "<pre>a\n  b</pre>"), "<pre>a\n  b</pre>"),
    "quote": (
        block("quote", "<blockquote>" + block("paragraph", "<p>A plan</p>") + "<cite>Coach</cite></blockquote>"),
        "<blockquote><p>A plan</p><cite>Coach</cite></blockquote>",
    ),
    "pullquote": (
        block("pullquote", '<figure class="wp-block-pullquote"><blockquote><p>Big</p></blockquote></figure>'),
        "<blockquote>\n<p>Big</p>\n</blockquote>",
    ),
    "table": (
        block(
            "table",
            '<figure class="wp-block-table"><table><thead><tr><th>A</th></tr></thead><tbody><tr>'
            '<td colspan="2">1</td></tr></tbody></table><figcaption>Numbers</figcaption></figure>',
        ),
        '<table><caption>Numbers</caption><thead><tr><th>A</th></tr></thead><tbody><tr><td colspan="2">1</td></tr>'
        "</tbody></table>",
    ),
    "audio": (
        block("audio", f'<figure><audio controls src="{UP}boom.mp3"></audio><figcaption>Boom</figcaption></figure>'),
        f'<figure><audio data-media="{BOOM}"></audio><figcaption>Boom</figcaption></figure>',
    ),
    "video": (
        block("video", f'<figure><video controls poster="{UP}ash.png" src="{UP}film.mp4"></video></figure>'),
        f'<figure><video data-media="{FILM}"></video></figure>',
    ),
    "file": (
        block(
            "file",
            f'<div class="wp-block-file"><object data="{UP}plan.pdf" type="application/pdf"></object>'
            f'<a id="x" href="{UP}plan.pdf">The plan</a>'
            f'<a href="{UP}plan.pdf" class="wp-block-file__button">Download</a></div>',
        ),
        f'<figure><a data-media="{PLAN}">The plan</a></figure>',
    ),
    "embed": (
        block(
            "embed",
            '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/aqz-KE-bpKQ\n'
            "</div></figure>",
            '{"url":"https://youtu.be/aqz-KE-bpKQ"}',
        ),
        FILM_AT_YOUTUBE,
    ),
    "old embed": ('<!-- wp:core-embed/youtube {"url":"https://youtu.be/aqz-KE-bpKQ"} /-->', FILM_AT_YOUTUBE),
    "media and text": (
        block(
            "media-text",
            f'<div class="wp-block-media-text"><figure><img src="{UP}ash.png" alt="x"/></figure><div>'
            + block("paragraph", "<p>Beside</p>")
            + "</div></div>",
        ),
        f'<figure><img data-media="{ASH}" alt="x"></figure>\n<p>Beside</p>',
    ),
    "old cover": (
        block(
            "cover",
            f'<div class="wp-block-cover" style="background-image:url({UP}ash.png)"><p>Over it</p></div>',
            f'{{"url":"{UP}ash.png"}}',
        ),
        f'<figure><img data-media="{ASH}" alt=""></figure>\n<p>Over it</p>',
    ),
    "buttons": (
        block(
            "buttons",
            "<div>"
            + block("button", '<div><a class="wp-block-button__link" href="https://x.example/">Go</a></div>')
            + "</div>",
        ),
        '<p><a href="https://x.example/">Go</a></p>',
    ),
    "columns": (
        block(
            "columns",
            '<div class="wp-block-columns">'
            + block("column", "<div><p>a</p></div>")
            + block("column", "<div><p>b</p></div>")
            + "</div>",
        ),
        "<p>a</p>\n<p>b</p>",
    ),
    "details": (
        block("details", "<details open><summary>More</summary>" + block("paragraph", "<p>x</p>") + "</details>"),
        "<details><summary>More</summary>\n<p>x</p>\n</details>",
    ),
    "separator, spacer": (block("separator", "<hr/>") + block("spacer", '<div style="height:9px"></div>'), "<hr>"),
    "more": ("<p>a</p>" + block("more", "<!--more Read on-->") + "<p>b</p>", '<p>a</p>\n<hr data-more="">\n<p>b</p>'),
    "nextpage": ("<p>a</p>" + block("nextpage", "<!--nextpage-->") + "<p>b</p>", "<p>a</p>\n<hr>\n<p>b</p>"),
    "list from three": (
        block("list", '<ol start="3"><li>c</li></ol>', '{"ordered":true,"start":3}'),
        '<ol start="3"><li>c</li></ol>',
    ),
    "classic between blocks": (
        "one\n\ntwo" + block("paragraph", "<p>three</p>"),
        "<p>one</p>\n<p>two</p>\n<p>three</p>",
    ),
    "shortcode": (block("shortcode", '[gallery ids="12"]'), f'<div data-gallery="">{ASH_FIGURE}</div>'),
    "reusable": ('<!-- wp:block {"ref":20} /-->', "<p>Again</p>"),
    "address as paragraph": (block("paragraph", "<p>https://youtu.be/aqz-KE-bpKQ</p>"), FILM_AT_YOUTUBE),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name: str, answers: Answers) -> None:
    content, html = BLOCKS[name]

    converted = convert(content, answers, number=3)

    assert joined(converted.html) == joined(html)
    assert not converted.unknown and not converted.changed and not converted.missing
