"""Classic text gets the paragraphs and line breaks that its readers saw."""

import pytest

from hub.portability.wxr.classic import paragraphs

CASES = {
    "one\n\ntwo": "<p>one</p><p>two</p>",
    "one\r\n\r\ntwo\r\nthree": "<p>one</p><p>two<br>three</p>",
    "one\n \t\n\n\ntwo": "<p>one</p><p>two</p>",
    "  spaced  \n  next": "<p>spaced<br>next</p>",
    "a<br />\nb": "<p>a<br>b</p>",
    "a<br><br>b": "<p>a</p><p>b</p>",
    "<strong>a</strong>\nb": "<p><strong>a</strong><br>b</p>",
    "<strong>a\n\nb</strong>": "<p><strong>a</p><p>b</strong></p>",
    "<p>a</p>\n<p>b</p>": "<p>a</p>\n<p>b</p>",
    "<p>a\nb</p>": "<p>a<br>b</p>",
    "a\n<h2>b\n</h2>\nc": "<p>a</p><h2>b</h2><p>c</p>",
    "<ul>\n <li>a</li>\n <li>b\nc</li>\n</ul>": "<ul>\n<li>a</li>\n<li>b<br>c</li>\n</ul>",
    "<ol><li>a<li>b\n</ol>\nc": "<ol><li>a<li>b</ol><p>c</p>",
    "<table>\n<tr>\n<td>a\nb</td>\n</tr>\n</table>": "<table>\n<tr>\n<td>a<br>b</td>\n</tr>\n</table>",
    "<td>a\n\nb</td>": "<td><p>a</p><p>b</p></td>",
    "<pre>a\n\n  b</pre>": "<pre>a\n\n  b</pre>",
    "<script>a\n\nb</script>": "<script>a\n\nb</script>",
    "<blockquote>a\n\nb</blockquote>": "<blockquote><p>a</p><p>b</p></blockquote>",
    "<div>a\nb</div>\nc": "<div><p>a<br>b</p></div><p>c</p>",
    "a <img\nalt='x'> b": "<p>a <img alt='x'> b</p>",
    "3 < 7\n\n7 > 3": "<p>3 < 7</p><p>7 > 3</p>",
    "<hr />\na": "<hr /><p>a</p>",
    "": "",
    " \n ": "",
}


@pytest.mark.parametrize(("text", "html"), CASES.items())
def test_paragraphs(text: str, html: str) -> None:
    assert paragraphs(text).replace(">\n<", "><") == html.replace(">\n<", "><")
