"""The queue: what waits for a teacher's yes, how it is narrowed and looked at, and what can be said about it."""

from hub.desk.queue.deciding import Decided, find_decided, find_waiting
from hub.desk.queue.gathering import gather
from hub.desk.queue.looking import look_at
from hub.desk.queue.narrowing import Narrowing
from hub.desk.queue.row import MOST, Row, flagged

__all__ = ["MOST", "Decided", "Narrowing", "Row", "find_decided", "find_waiting", "flagged", "gather", "look_at"]
