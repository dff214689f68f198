"""Edits: a document and an intention become a change of text, checked before it is written."""
