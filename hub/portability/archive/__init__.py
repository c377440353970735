"""The archive: a folder that opens in any browser for ever, with the whole truth beside it (portability.md, part 6)."""
