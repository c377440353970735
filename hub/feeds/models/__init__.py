"""Keys to personal feeds."""

from hub.feeds.models.feed_key import FeedKey

__all__ = ["FeedKey"]
