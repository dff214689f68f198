"""planctl: public action plans as YAML, checked like code and followed up on time."""

__version__ = "0.1.0"
