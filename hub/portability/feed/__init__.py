"""Any blog by the file of its feed: RSS or Atom, whole texts only (docs/formats/feeds.md)."""
