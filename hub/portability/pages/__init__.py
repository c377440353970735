"""Web pages that say what is what in microformats: what is left of an archive, or of any site that writes them."""
