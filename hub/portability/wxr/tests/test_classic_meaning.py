"""Classic texts with their shortcodes and bare addresses become the vocabulary."""

import pytest

from hub.portability.wxr.converting import convert
from hub.portability.wxr.tests.conftest import Answers
from hub.portability.wxr.tests.small_blog import (
    ASH_FIGURE,
    BOOM,
    FILM,
    FILM_AT_YOUTUBE,
    LAVA,
    LAVA_FIGURE,
    PLAN,
    UP,
    VOLCANO,
)

CLASSIC = {
    f'[caption id="x" align="alignright" width="300"]<a href="{UP}lava.jpg">'
    f'<img class="wp-image-11" src="{UP}lava-300x225.jpg"'
    ' alt="Red" /></a> My <em>lava</em>[/caption]': (
        f'<figure><img data-media="{LAVA}" alt="Red"><figcaption>My <em>lava</em></figcaption></figure>'
    ),
    f"[wp_caption caption='Old &amp; good']<img src='{UP}lava.jpg' alt=''>[/wp_caption]": (
        f'<figure><img data-media="{LAVA}" alt=""><figcaption>Old &amp; good</figcaption></figure>'
    ),
    "a\n\n[gallery]\n\nb": f'<p>a</p>\n<div data-gallery="">{LAVA_FIGURE}{ASH_FIGURE}</div>\n<p>b</p>',
    "<p>[gallery ids=“12” link=file]</p>": f'<div data-gallery="">{ASH_FIGURE}</div>',
    '[gallery exclude="11,13,14,15" order=DESC]': f'<div data-gallery="">{ASH_FIGURE}</div>',
    f'[audio mp3="{UP}boom.mp3"][/audio]': f'<figure><audio data-media="{BOOM}"></audio></figure>',
    f"[video width=640 mp4={UP}film.mp4]": f'<figure><video data-media="{FILM}"></video></figure>',
    '[playlist ids="13"]': f'<figure><audio data-media="{BOOM}"></audio></figure>',
    "[embed width=400]https://youtu.be/aqz-KE-bpKQ[/embed]": FILM_AT_YOUTUBE,
    "[youtube=http://www.youtube.com/watch?v=aqz-KE-bpKQ&amp;w=640]": FILM_AT_YOUTUBE,
    "[youtube aqz-KE-bpKQ]": FILM_AT_YOUTUBE,
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ": FILM_AT_YOUTUBE,
    '<iframe width="5" src="//www.youtube.com/embed/aqz-KE-bpKQ?rel=0" allowfullscreen></iframe>': FILM_AT_YOUTUBE,
    '<object><param name="movie" value="//youtube.com/v/aqz-KE-bpKQ"><embed src="x"></object>': FILM_AT_YOUTUBE,
    f"{UP}film.mp4": f'<figure><video data-media="{FILM}"></video></figure>',
    "a\n<!--more-->\nb": '<p>a</p>\n<hr data-more="">\n<p>b</p>',
    "see [[gallery]] there [sic]": "<p>see [gallery] there [sic]</p>",
    f'<a href="{UP}plan.pdf">plan</a>': f'<p><a data-media="{PLAN}">plan</a></p>',
    '<a href="https://blogs.example/mei/2026/09/10/volcano/#ash">x</a>': (
        f'<p><a data-entry="{VOLCANO}" data-fragment="ash">x</a></p>'
    ),
    '<a href="https://blogs.example/tomas/">Tomas</a>': '<p><a href="https://blogs.example/tomas/">Tomas</a></p>',
    '<p dir="rtl" lang="ar">شمس <strong>قمر</strong></p>': '<p dir="rtl" lang="ar">شمس <strong>قمر</strong></p>',
    "<ruby>漢字<rt>かんじ</rt></ruby> 👩‍👩‍👧 e\u0301": "<p><ruby>漢字<rt>かんじ</rt></ruby> 👩‍👩‍👧 e\u0301</p>",
    "C:\\new\\u003c $1 %s {} 'q' \"d\" \\(x^2\\)": "<p>C:\\new\\u003c $1 %s {} 'q' \"d\" \\(x^2\\)</p>",
    '<img class="emoji" alt="🙂" src="https://s.w.org/x.svg">': "<p>🙂</p>",
    "[sourcecode language='python']\nif a &lt; b:\n    c[i] = 1\n\n    d\n[/sourcecode]": (
        "<pre><code>if a &lt; b:\n    c[i] = 1\n\n    d</code></pre>"
    ),
}


@pytest.mark.parametrize("content", CLASSIC)
def test_classic(content: str, answers: Answers) -> None:
    converted = convert(content, answers, number=3)

    assert converted.html == CLASSIC[content].replace(
        LAVA_FIGURE + ASH_FIGURE + "</div>", LAVA_FIGURE + ASH_FIGURE + "</div>"
    )
    assert not converted.unknown and not converted.changed and not converted.missing
