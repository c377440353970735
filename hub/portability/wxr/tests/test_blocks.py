"""Block markup is read as it is meant, and broken markup loses no text."""

from hub.portability.wxr.blocks import Block, parse


def shape(block: Block) -> list[object]:
    """Names and trimmed texts, nested."""
    parts = [part.strip() if isinstance(part, str) else [part.name, *shape(part)] for part in block.parts]
    return [part for part in parts if part != ""]


def test_blocks_text_between_and_nesting() -> None:
    content = (
        "before<!-- wp:list --><ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul><!-- /wp:list -->after"
    )

    assert shape(parse(content)) == ["before", ["list", "<ul>", ["list-item", "<li>a</li>"], "</ul>"], "after"]


def test_attributes_with_escapes() -> None:
    block = parse('<!-- wp:core/embed {"url":"a\\u002d\\u002db\\u003c","n":{"x":[1,2]}} /-->').blocks[0]

    assert block.name == "embed"
    assert block.text("url") == "a--b<"
    assert block.attributes["n"] == {"x": [1, 2]}


def test_other_names_and_self_closing() -> None:
    assert [block.name for block in parse("<!-- wp:jetpack/map /--><!-- wp:more --><!-- /wp:more -->").blocks] == [
        "jetpack/map",
        "more",
    ]


def test_broken_attributes_are_none() -> None:
    assert parse('<!-- wp:image {"id":3,} -->x<!-- /wp:image -->').blocks[0].attributes == {}
    assert parse('<!-- wp:image {"id":' + "[" * 5000 + "} -->x<!-- /wp:image -->").blocks[0].attributes == {}


def test_unclosed_and_crossed_blocks_keep_their_text() -> None:
    assert shape(parse("<!-- wp:group --><!-- wp:a -->x<!-- /wp:group -->y<!-- /wp:a -->z")) == [
        ["group", ["a", "x"]],
        "y",
        "z",
    ]
    assert shape(parse("<!-- wp:group -->a<!-- wp:b -->c")) == [["group", "a", ["b", "c"]]]
    assert shape(parse("<!-- /wp:group -->a")) == ["a"]


def test_ordinary_comments_are_text() -> None:
    assert shape(parse("a<!-- note -->b<!-- wp: x -->")) == ["a<!-- note -->b<!-- wp: x -->"]


def test_depth_and_length_are_bounded() -> None:
    """Each of them would take hours if a step were taken for each pair, or break the stack if one lay in the other."""
    parse("<!-- wp:group -->" * 20_000)
    parse("<!-- wp:a {" * 50_000)
    assert shape(parse("<!--" * 100_000)) == ["<!--" * 100_000]
