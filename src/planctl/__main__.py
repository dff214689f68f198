"""Start: `planctl` and `python -m planctl`. The shortest ways out come first, before anything heavy is imported."""

from __future__ import annotations

import sys

import planctl


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"planctl {planctl.__version__}\n")
        return
    import gc
    import os

    planctl.ALONE = True
    gc.disable()  # a short run makes little garbage; collecting it costs a tenth of the time
    if sys.argv[1:] and "--help" not in sys.argv and not any(name.endswith("_COMPLETE") for name in os.environ):
        from planctl.model import lean  # noqa: F401 - before the parser of options, which brings pydantic, too, but for help
    from planctl.cli.program import run

    code = run(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # all is written and closed: taking the interpreter apart would only take time


if __name__ == "__main__":
    main()
