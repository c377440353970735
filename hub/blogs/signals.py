"""The news of this app, sent after commit; apps above listen. docs/architecture.md lists all signals of the hub."""

from django.dispatch import Signal

# entry: it was published, changed, withdrawn, released or binned. Whoever keeps something made from it renews that.
entry_changed = Signal()

# categories or tags: the number of a shelf or a word that is called something else now, or took another one in.
shelf_or_word_renamed = Signal()
