"""Opens files that strangers made: in a process of its own, with little memory, little time and no secrets.

Nothing here knows Django or the hub's data. `python -m hub.media.darkroom` waits for work on the socket that is its
standard input, and forks for each file a process that is bound by limits and ends with it. hub.media.developing starts
it and asks.
"""
