"""What an editor offers in the files of a new pack, asked of the real yaml-language-server over its standard streams."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.integration

_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


class Server:
    """One language server over one folder; messages are read until the answer to the last question comes."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.asked = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        capabilities = {"workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=capabilities)
        self.tell("initialized")

    def send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def tell(self, method: str, **parameters: Any) -> None:
        self.send(method=method, params=parameters)

    def ask(self, method: str, **parameters: Any) -> Any:
        self.asked += 1
        self.send(id=self.asked, method=method, params=parameters)
        while True:
            message = self.read()
            if "method" not in message and message["id"] == self.asked:
                return message["result"]
            self.answer(message)

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has gone"
        return json.loads(self.process.stdout.read(length))  # type: ignore[no-any-return]

    def answer(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            self.send(id=message["id"], result=[_SETTINGS if one.get("section") == "yaml" else {} for one in asked])
        elif "id" in message and "method" in message:
            self.send(id=message["id"], result=None)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / "house"
    subprocess.run([sys.executable, "-m", "newslint", "new-pack", str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, pack: Path) -> Iterator[Server]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("npm is not installed")
    home = tmp_path_factory.mktemp("npm")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), "yaml-language-server"]
    if subprocess.run(command, capture_output=True, timeout=600, check=False).returncode:
        pytest.skip("npm cannot install yaml-language-server here")
    script = home / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    running = Server([node, str(script), "--stdio"], pack)
    with running.process:
        yield running
        running.process.terminate()


def opened(server: Server, file: Path, text: str) -> tuple[str, dict[str, int]]:
    """Open a text with a cursor `|` in it; its address and the place of the cursor."""
    before, _, after = text.partition("|")
    document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": before + after}
    server.tell("textDocument/didOpen", textDocument=document)
    place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
    return file.as_uri(), place


def offered(server: Server, file: Path, text: str) -> dict[str, str]:
    uri, place = opened(server, file, text)
    answer = server.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
    items = answer["items"] if isinstance(answer, dict) else answer
    return {str(item["label"]): str(item.get("documentation", "")) for item in items}


RULE = "# yaml-language-server: $schema=./.schema/rule.json\n"


@pytest.mark.parametrize(
    ("text", "label", "says"),
    [
        ("id: x\n|\n", "yields-to", "Rules that win where both match touching words."),
        ("severity: |\n", "warning", "How grave the fault is"),
        ("in: l|\n", "lede", "the first paragraph"),
        ("match:\n  |\n", "attribution", "Attributions by the grade of their source"),
        ("match:\n  terms:\n    |\n", "swap", "Phrases and what to write instead"),
        ("match:\n  terms:\n    - |\n", "<nameless>", "People who are nobody in particular."),
        ("match: {claim: [|]}\n", "statistic", ""),
        ("unless:\n  - |\n", "negated", "A negation stands before the match"),
        ("unless:\n  - attributed:\n      |\n", "within", ""),
        ("extends: |\n", "dates/impossible-date", "A date that no calendar has"),
        ("extends: |\n", "house/overheated", "Several heated words stand in one sentence."),
        ("yields-to:\n  - |\n", "house/plain-words", "A longer word where a plain one does."),
        ("examples:\n  |\n", "flag", "Copy that must be flagged"),
        ("add:\n  |\n", "references", "The authorities the rule rests on."),
    ],
)
def test_a_rule_is_completed_with_descriptions(server, pack, text, label, says):
    found = offered(server, pack / f"new{server.asked}.yaml", RULE + text)
    assert label in found
    assert says in found[label]


def test_word_lists_and_headers_are_completed(server, pack):
    header = "# yaml-language-server: $schema=./.schema/pack.json\n"
    assert "What rule ids begin with." in offered(server, pack / "pack.yaml", header + "|\n")["name"]
    entry = "# yaml-language-server: $schema=../.schema/list.json\nextends: |\n"
    assert offered(server, pack / "lists" / "new.yaml", entry)["nameless"] == "People who are nobody in particular."


def test_hovering_says_what_a_key_means(server, pack):
    uri, place = opened(server, pack / "hover.yaml", RULE + "id: x\nun|less: [negated]\n")
    shown = server.ask("textDocument/hover", textDocument={"uri": uri}, position=place)
    assert "Silent where one of these holds." in json.dumps(shown)


def complaints(server: Server, file: Path, text: str) -> list[str]:
    uri, place = opened(server, file, text)
    server.ask("textDocument/hover", textDocument={"uri": uri}, position=place)
    for _ in range(200):  # what is wrong is told unasked, a moment after the file is opened
        if uri in server.diagnostics:
            break
        server.answer(server.read())
    return [one["message"] for one in server.diagnostics[uri]]


def test_sound_files_are_not_complained_of_and_faults_are(server, pack):
    for file in sorted(pack.glob("*.yaml")):
        assert complaints(server, file, file.read_text(encoding="utf-8")) == [], file.name
    told = complaints(
        server, pack / "wrong.yaml", RULE + "id: x\nextends: plain-words\nseverty: info\nmatch: {trems: [x]}\n"
    )
    assert any("severty" in message for message in told)
    assert any("trems" in message for message in told)
