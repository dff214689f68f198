"""planctl: public action plans as YAML, checked like code and followed up on time."""

__version__ = "0.1.0"

# Whether this process is ours alone: `__main__` says so, and then no other code misses what start-up leaves out.
ALONE = False
