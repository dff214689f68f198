"""Views → text and bytes: terminal, JSON, tables, pages. Nothing here writes; the command line does."""
