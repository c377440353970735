"""The lines of a blog's menu in order: each on top, with those one level below it."""

from __future__ import annotations

from hub.blogs.models import Blog, MenuItem


class Menu:
    """The menu of a blog, while its owner puts it in order. Each group begins with the line on top."""

    WAYS = ("up", "down", "below", "beside", "remove")

    def __init__(self, blog: Blog) -> None:
        lines = list(MenuItem.objects.filter(blog=blog).select_related("entry", "category"))
        by_number = {line.pk: line for line in lines}
        groups: dict[int, list[MenuItem]] = {line.pk: [line] for line in lines if line.parent_id is None}
        for line in lines:
            if line.parent_id is not None:
                groups[_top_of(line, by_number).pk].append(line)
        self.blog = blog
        self.groups = list(groups.values())

    def add(self, line: MenuItem) -> None:
        """Put a new line at the end."""
        line.blog = self.blog
        line.position = sum(len(group) for group in self.groups)
        line.save()

    def change(self, line: MenuItem, way: str) -> None:
        """Move a line (with those below it) up, down, below the one before it, or beside the one it is below; or remove
        it, and what stood below it stays. What cannot be done changes nothing."""
        group = next(group for group in self.groups if line in group)
        place = self.groups.index(group)
        is_top = group[0] == line
        if way in {"up", "down"}:
            self._swap(group, line, 1 if way == "down" else -1)
        elif way == "below" and is_top and place:
            self.groups[place - 1] += self.groups.pop(place)
        elif way == "beside" and not is_top:
            group.remove(line)
            self.groups.insert(place + 1, [line])
        elif way == "remove":
            group.remove(line)
            if is_top:
                self.groups[place : place + 1] = [[below] for below in group]
        self._save()
        if way == "remove":
            line.delete()

    def _swap(self, group: list[MenuItem], line: MenuItem, step: int) -> None:
        if group[0] == line:
            here, there = (place := self.groups.index(group)), place + step
            if 0 <= there < len(self.groups):
                self.groups[here], self.groups[there] = self.groups[there], self.groups[here]
        else:
            here, there = (place := group.index(line)), place + step
            if 1 <= there < len(group):
                group[here], group[there] = group[there], group[here]

    def _save(self) -> None:
        lines = [line for group in self.groups for line in group]
        parents = {line.pk: group[0] for group in self.groups for line in group[1:]}
        for position, line in enumerate(lines):
            line.position, line.parent = position, parents.get(line.pk)
        MenuItem.objects.bulk_update(lines, ["position", "parent"])


def _top_of(line: MenuItem, by_number: dict[int, MenuItem]) -> MenuItem:
    while line.parent_id is not None:
        line = by_number[line.parent_id]
    return line
