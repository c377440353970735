"""A WordPress export of any size, for measuring the import."""

from __future__ import annotations

import datetime
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bench</title><link>https://blogs.hillside.example/bench</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://blogs.hillside.example/</wp:base_site_url>
<wp:base_blog_url>https://blogs.hillside.example/bench</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>bench</wp:author_login></wp:author>
"""
BODY = """<!-- wp:paragraph --><p>We measured how far the car rolled on {n} surfaces.
<strong>Felt</strong> was the slowest of all.
The second try was {n} centimetres longer than the first.</p><!-- /wp:paragraph -->
<!-- wp:list --><ul><li>wood</li><li>felt</li><li>sandpaper</li></ul><!-- /wp:list -->
<!-- wp:paragraph --><p>Next time I want to try it with water. See <a href="https://blogs.hillside.example/bench/post-{other}/">the
post before</a>.</p><!-- /wp:paragraph -->"""
ITEM = """<item><title>Post {post}</title><link>https://blogs.hillside.example/bench/post-{post}/</link>
<dc:creator>bench</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>{post}</wp:post_id><wp:post_date>{at}</wp:post_date><wp:post_date_gmt>{at}</wp:post_date_gmt>
<wp:post_name>post-{post}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="science">Science</category>
"""
COMMENT = """<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Reader {reader}</wp:comment_author>
<wp:comment_date_gmt>{at}</wp:comment_date_gmt><wp:comment_content>I noticed number {number}.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent>
</wp:comment>
"""


def write_export(file: Path, *, posts: int, comments: int) -> None:
    """An export with so many posts, each linked to another, and so many comments in all."""
    start = datetime.datetime(2024, 9, 1, 8, 0)
    each, number = comments // posts, 0
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for post in range(1, posts + 1):
            at = (start + datetime.timedelta(hours=post * 7)).strftime("%Y-%m-%d %H:%M:%S")
            out.write(ITEM.format(post=post, at=at, body=BODY.format(n=post, other=(post * 13) % posts + 1)))
            for _ in range(each):
                number += 1
                out.write(COMMENT.format(number=number, reader=number % 20, at=at))
            out.write("</item>\n")
        out.write("</channel></rss>\n")
