"""Start: `planctl` and `python -m planctl`. The shortest ways out come first, before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from planctl import __version__

        sys.stdout.write(f"planctl {__version__}\n")
        return
    import gc
    import os

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs more than reading a plan
    gc.disable()  # a short run makes little garbage; collecting it costs a tenth of the time
    from planctl.cli.program import run

    code = run(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # all is written and closed: taking the interpreter apart would only take time


if __name__ == "__main__":
    main()
