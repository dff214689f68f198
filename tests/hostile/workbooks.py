"""Workbooks that strangers send back for forms: bombs, entities, relations, formulas, and texts where texts may stand."""

WORKBOOKS: dict[str, bytes] = {}
