"""What an editor says to a language server, and hears: just enough of the protocol, over stdio, in the standard library."""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import IO, Any, Self

PATIENCE = 60.0  # seconds: other tests use the machine too


class Server:
    """A language server's process, from `initialize` to `exit`, with the folder that the editor has open and its settings."""

    def __init__(self, command: list[str], folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self.settings = settings
        self.heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.published: dict[str, list[dict[str, Any]]] = {}
        self.answers: dict[int, dict[str, Any]] = {}
        self.numbers = itertools.count(1)
        self.asked: set[str] = set()
        self.versions: dict[Path, int] = {}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.to: IO[bytes] = self.process.stdin
        self.out: IO[bytes] = self.process.stdout
        self.listener = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self.listener.start()
        where = self.folder.as_uri()
        able = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        folders = [{"uri": where, "name": self.folder.name}]
        self.request("initialize", {"processId": os.getpid(), "rootUri": where, "workspaceFolders": folders, "capabilities": able})
        self.notify("initialized", {})
        self._await(lambda: self.asked or None, "a question for the settings")
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.listener.join(PATIENCE)
            self.to.close()
            self.out.close()

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file, and return what the server remarks on it."""
        self.versions[path] = 1
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self._remarks(path)

    def change(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Change the whole text of an open file, and return what the server remarks on it."""
        self.versions[path] += 1
        document = {"uri": path.as_uri(), "version": self.versions[path]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self._remarks(path)

    def close(self, path: Path) -> None:
        """Close a file; the server then takes back its remarks."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        assert self._remarks(path) == []
        del self.versions[path]

    def complete(self, path: Path, line: int, character: int) -> dict[str, dict[str, Any]]:
        """Return what is offered at a place (both counted from 0), by label."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        answer = self.request("textDocument/completion", place)
        return {item["label"]: item for item in (answer["items"] if isinstance(answer, dict) else answer)}

    def hover(self, path: Path, line: int, character: int) -> str:
        """Return what is shown when the pointer rests at a place."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        answer = self.request("textDocument/hover", place)
        return str(answer["contents"]["value"]) if answer else ""

    def request(self, method: str, parameters: Any) -> Any:
        """Ask, and wait for the answer."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._await(lambda: self.answers.pop(number, None), f"an answer to {method}")
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def notify(self, method: str, parameters: Any) -> None:
        """Tell, without waiting for an answer."""
        self._send({"method": method, "params": parameters})

    def _remarks(self, path: Path) -> list[dict[str, Any]]:
        # One message of diagnostics follows each version of a file; it does not say which version it is about.
        found = self._await(lambda: self.published.pop(path.as_uri(), None), f"diagnostics of {path.name}")
        return list(found)

    def _await(self, found: Any, what: str) -> Any:
        until = time.monotonic() + PATIENCE
        while (value := found()) is None:
            try:
                message = self.heard.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise TimeoutError(what) from None
            if message is None:
                raise EOFError(what)
            self._take(message)
        return value

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self.answers[message["id"]] = message
        elif message["method"] == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message["method"] == "workspace/configuration":
            sections = [item["section"] for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self.settings.get(section) for section in sections]})
            self.asked.update(sections)
        elif "id" in message:  # whether it may register something, and the like
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode("utf-8")
        self.to.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.to.flush()

    def _listen(self) -> None:
        """Put every message of the server into the queue, and None when it falls silent."""
        while header := self.out.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = self.out.readline()
            self.heard.put(json.loads(self.out.read(length)))
        self.heard.put(None)
