"""The model of plans, journals and frameworks: frozen pydantic, the only part that parses untrusted data."""
