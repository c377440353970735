"""One line of a blog's menu."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.audience.models import Approval
from hub.blogs.models.blog import Blog
from hub.blogs.models.category import Category
from hub.blogs.models.entry import Entry


class MenuItemQuerySet(models.QuerySet["MenuItem"]):
    """Lines of menus."""

    def let_in(self) -> MenuItemQuerySet:
        """Those that wait for nobody's yes."""
        return self.filter(Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED))


class MenuItem(models.Model):
    """A link to a page, a shelf or an address. A blog without any shows its top pages."""

    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="menu_items")
    label = models.CharField(max_length=120, blank=True, help_text="empty: the title of what it leads to")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="menu_items")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, null=True, blank=True, related_name="menu_items")
    address = models.CharField(max_length=500, blank=True, help_text="http, https, or a path of this hub")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)
    approval = models.ForeignKey(
        Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="menu_items",
        help_text="the yes that all of an import waits for",
    )  # fmt: skip

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, category=None, address="")
                | Q(entry=None, category__isnull=False, address="")
                | (Q(entry=None, category=None) & ~Q(address="")),
                name="a_menu_item_leads_to_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.label or str(self.entry or self.category)
