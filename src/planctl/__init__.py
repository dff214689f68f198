"""planctl: public action plans as YAML, checked like code and followed up on time."""

__version__ = "0.1.0"

# Where the project lives; its rules have a page each there.
HOME = "https://example.org/planctl"

# Whether this process is ours alone: `__main__` says so, and then no other code misses what start-up leaves out.
ALONE = False


def url_of(rule: str) -> str:
    """Return where a rule's page is to be read, by its code."""
    return f"{HOME}/docs/rules/{rule}.md"
