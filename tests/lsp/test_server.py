"""The language server, over standard input and output, by a real client."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from newslint import Linter

ROOT = Path(__file__).parent.parent.parent
RULE = {
    "very": {
        "match": {"terms": {"swap": {"very": "vast"}}},
        "in": "anywhere",
        "examples": {"flag": ["A [[very]] big plan."], "pass": ["A big plan."]},
    }
}


class Editor(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.shown: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.told: list[str] = []
        self.watched: list[Any] = []
        self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.shown.put_nowait(params))
        self.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self.told.append(params.message))
        self.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: self.watched.extend(params.registrations))

    async def diagnostics(self) -> list[lsp.Diagnostic]:
        return list((await asyncio.wait_for(self.shown.get(), 30)).diagnostics)

    def open(self, file: Path, text: str, language: str = "plaintext") -> str:
        uri = file.as_uri()
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, version: int, text: str) -> None:
        self.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, uri), [lsp.TextDocumentContentChangeWholeDocument(text)]
            )
        )

    def save(self, uri: str) -> None:
        self.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))

    async def actions(self, uri: str, range: lsp.Range) -> list[lsp.CodeAction]:
        found = await self.text_document_code_action_async(
            lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), range, lsp.CodeActionContext([]))
        )
        return list(found or [])  # type: ignore[arg-type]

    async def hover(self, uri: str, line: int, character: int) -> str:
        found = await self.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, character))
        )
        return found.contents.value if found else ""  # type: ignore[union-attr]


CAPABILITIES = lsp.ClientCapabilities(
    workspace=lsp.WorkspaceClientCapabilities(
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[lsp.ResourceOperationKind.Create]
        ),
        did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    )
)


@pytest.fixture
def edit(tmp_path: Path, make_pack: Callable[..., Path]) -> Callable[..., None]:
    """Runs a story with an editor that has started the server in `tmp_path`, a pack of one rule in use."""
    house = make_pack(RULE)

    def run(
        story: Callable[[Editor], Awaitable[None]],
        capabilities: lsp.ClientCapabilities = CAPABILITIES,
    ) -> None:
        async def whole() -> None:
            editor = Editor()
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
            command = [sys.executable, "-m", "newslint", "lsp", "--pack", str(house)]
            await editor.start_io(*command, cwd=tmp_path, env=environment, limit=2**26)
            try:
                started = await asyncio.wait_for(
                    editor.initialize_async(
                        lsp.InitializeParams(capabilities, process_id=os.getpid(), root_uri=tmp_path.as_uri())
                    ),
                    60,
                )
                editor.encoding = started.capabilities.position_encoding  # type: ignore[attr-defined]
                editor.initialized(lsp.InitializedParams())
                await story(editor)
                await asyncio.wait_for(editor.shutdown_async(None), 30)
            finally:
                editor.exit(None)
                await editor.stop()

        asyncio.run(asyncio.wait_for(whole(), 120))

    return run


def places(found: list[lsp.Diagnostic]) -> list[tuple[int, int, int, int, str]]:
    return [
        (one.range.start.line, one.range.start.character, one.range.end.line, one.range.end.character, str(one.code))
        for one in found
    ]


def applied(text: str, edits: list[Any]) -> str:
    """A text of ASCII after edits of one document."""
    lines = text.splitlines(keepends=True)
    (one,) = edits
    start = sum(map(len, lines[: one.range.start.line])) + one.range.start.character
    end = sum(map(len, lines[: one.range.end.line])) + one.range.end.character
    return text[:start] + one.new_text + text[end:]


def test_diagnostics_follow_the_text(edit, tmp_path):
    async def story(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "The very harbour plan failed.\n")
        assert places(await editor.diagnostics()) == [(0, 4, 0, 8, "house/very")]
        editor.type(uri, 2, "The very harbour plan failed.\n\nIt ends on February 30, 2025.\n")
        found = await editor.diagnostics()
        assert places(found) == [(0, 4, 0, 8, "house/very"), (2, 11, 2, 28, "dates/impossible-date")]
        assert found[1].severity == lsp.DiagnosticSeverity.Error
        assert found[1].message == "There is no such day as “February 30, 2025”. Check it against the source."
        assert found[1].source == "newslint"
        assert found[1].code_description.href == (ROOT / "rules/dates/impossible-date.yaml").as_uri()
        assert found[0].code_description.href == (tmp_path / "house/very.yaml").as_uri()
        editor.type(uri, 3, "All is well.\n")
        assert await editor.diagnostics() == []
        editor.type(uri, 4, "The very plan.\n")
        await editor.diagnostics()
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert await editor.diagnostics() == []

    edit(story)


def test_what_is_typed_in_one_go_is_linted_once(edit, tmp_path):
    async def story(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "A plan.\n")
        assert await editor.diagnostics() == []
        for version in range(2, 12):
            editor.type(uri, version, "A very plan." + " very" * version)
        last = await asyncio.wait_for(editor.shown.get(), 30)
        assert last.version == 11
        assert len(last.diagnostics) == 12
        await asyncio.sleep(0.6)
        assert editor.shown.empty()

    edit(story)


@pytest.mark.parametrize(
    ("offered", "agreed", "column"),
    [(None, "utf-16", 9), (["utf-8", "utf-16"], "utf-8", 14)],
)
def test_positions_are_counted_as_agreed(edit, tmp_path, offered, agreed, column):
    async def story(editor: Editor) -> None:
        assert editor.encoding == agreed  # type: ignore[attr-defined]
        text = "One.\r\n\r\n🎄🎄 é a very plan.\u2028No very line.\r\n"
        uri = editor.open(tmp_path / "a.txt", text)
        found = await editor.diagnostics()
        last = text.split("\r\n")[2].rindex("very")
        last += {"utf-16": 2, "utf-8": 9}[agreed]
        assert [place[:4] for place in places(found)] == [(2, column, 2, column + 4), (2, last, 2, last + 4)]
        assert "house/very" in await editor.hover(uri, 2, column)
        assert await editor.hover(uri, 0, 0) == ""
        assert (await editor.actions(uri, found[0].range))[0].title == "Replace “very” with “vast”"

    general = lsp.GeneralClientCapabilities(position_encodings=offered) if offered else None
    edit(story, capabilities=lsp.ClientCapabilities(general=general))


def test_hovering_explains(edit, tmp_path):
    async def story(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "It ends on February 30, 2025, the *very* end.\n")
        await editor.diagnostics()
        shown = await editor.hover(uri, 0, 14)
        assert shown.startswith("**There is no such day as “February 30, 2025”.")
        assert "### dates/impossible-date" in shown
        assert "#### Why" in shown
        assert await editor.hover(uri, 0, 2) == ""

    edit(story)


def test_a_swap_is_a_quick_fix(edit, tmp_path):
    async def story(editor: Editor) -> None:
        text = "A plan.\n\nThe very harbour plan failed.\n"
        uri = editor.open(tmp_path / "a.txt", text)
        (found,) = await editor.diagnostics()
        swap, *_ = await editor.actions(uri, found.range)
        assert (swap.title, swap.kind, swap.is_preferred) == (
            "Replace “very” with “vast”",
            lsp.CodeActionKind.QuickFix,
            True,
        )
        (change,) = swap.edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (uri, 1)
        assert applied(text, change.edits) == "A plan.\n\nThe vast harbour plan failed.\n"
        assert await editor.actions(uri, lsp.Range(lsp.Position(0, 0), lsp.Position(0, 3))) == []

    edit(story)


def test_a_comment_silences_a_finding(edit, tmp_path):
    async def story(editor: Editor) -> None:
        text = "# A plan\n\nA very *big* plan.\n"
        uri = editor.open(tmp_path / "untitled", text, "markdown")
        (found,) = await editor.diagnostics()
        _, ignore = await editor.actions(uri, found.range)
        assert ignore.title == "Ignore house/very here, with a reason"
        new = applied(text, ignore.edit.document_changes[0].edits)
        assert new == "# A plan\n\n<!-- newslint-ignore house/very: -->\nA very *big* plan.\n"
        editor.type(uri, 2, new)
        assert await editor.diagnostics() == []

    edit(story)


def test_plain_text_is_silenced_in_the_configuration(edit, tmp_path):
    async def story(editor: Editor) -> None:
        (tmp_path / "newslint.yaml").write_text("# ours\nprofile: desk\n", encoding="utf-8")
        uri = editor.open(tmp_path / "a.txt", "A very plan.\n")
        (found,) = await editor.diagnostics()
        allow = (await editor.actions(uri, found.range))[-1]
        assert allow.title == "Allow “very” for house/very in newslint.yaml"
        ((config, edits),) = allow.edit.changes.items()
        assert config == (tmp_path / "newslint.yaml").as_uri()
        text = applied("# ours\nprofile: desk\n", edits)
        assert text == '# ours\nprofile: desk\nallow:\n  house/very: ["very"]\n'
        (tmp_path / "newslint.yaml").write_text(text, encoding="utf-8")
        editor.workspace_did_change_watched_files(
            lsp.DidChangeWatchedFilesParams([lsp.FileEvent(config, lsp.FileChangeType.Changed)])
        )
        assert await editor.diagnostics() == []
        assert editor.watched

    edit(story)


def test_a_configuration_is_made_where_there_is_none(edit, tmp_path):
    async def story(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "A very plan.\n")
        (found,) = await editor.diagnostics()
        made, written = (await editor.actions(uri, found.range))[-1].edit.document_changes
        assert made.uri == (tmp_path / "newslint.yaml").as_uri()
        assert written.edits[0].new_text == 'allow:\n  house/very: ["very"]\n'

    edit(story)


def test_a_broken_configuration_is_told_once_and_the_last_good_one_stays(edit, tmp_path):
    async def story(editor: Editor) -> None:
        config = tmp_path / "newslint.yaml"
        config.write_text("ignore: [sourcing]\n", encoding="utf-8")
        uri = editor.open(tmp_path / "a.txt", "Critics say the very plan failed.\n")
        good = places(await editor.diagnostics())
        assert [place[4] for place in good] == ["house/very"]
        config.write_text("profil: gate\n", encoding="utf-8")
        for _ in range(2):
            editor.save(uri)
            assert places(await editor.diagnostics()) == good
        (told,) = editor.told
        assert f"{config.name}:1:1: unknown key “profil”" in told
        config.write_text("profile: gate\n", encoding="utf-8")
        editor.save(uri)
        assert await editor.diagnostics() == []
        config.write_text("profil: gate\n", encoding="utf-8")
        editor.save(uri)
        assert await editor.diagnostics() == []
        assert len(editor.told) == 2

    edit(story)


def test_a_configuration_that_was_never_good_gives_its_error_and_nothing_else(edit, tmp_path):
    async def story(editor: Editor) -> None:
        (tmp_path / "newslint.yaml").write_text("packs: [./nowhere]\n", encoding="utf-8")
        uri = editor.open(tmp_path / "a.txt", "A very plan.\n")
        assert await editor.diagnostics() == []
        assert "there is no such pack folder" in editor.told[0]
        assert await editor.hover(uri, 0, 3) == ""
        assert await editor.actions(uri, lsp.Range(lsp.Position(0, 0), lsp.Position(0, 9))) == []

    edit(story)


def test_an_edit_of_a_rule_holds_at_once(edit, tmp_path):
    async def story(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "A very plan.\n")
        assert len(await editor.diagnostics()) == 1
        rule = tmp_path / "house/very.yaml"
        rule.write_text(
            rule.read_text(encoding="utf-8").replace('"severity": "warning"', '"severity": "info"'), encoding="utf-8"
        )
        editor.save(uri)
        (found,) = await editor.diagnostics()
        assert found.severity == lsp.DiagnosticSeverity.Information
        rule.write_text("id: very\n", encoding="utf-8")
        editor.save(uri)
        assert await editor.diagnostics() == [found]
        assert "very.yaml" in editor.told[0]
        assert await editor.hover(uri, 0, 3) == "**Found “very”.**"

    edit(story)


def test_what_the_baseline_knows_is_not_shown(edit, tmp_path):
    async def story(editor: Editor) -> None:
        text = "A very plan.\n"
        (found,) = Linter(packs=[tmp_path / "house"]).lint(text)
        known = {"schema": 1, "files": {"a.txt": {found.fingerprint: 1}}, "rules": {found.fingerprint: found.rule}}
        (tmp_path / "known.json").write_text(json.dumps(known), encoding="utf-8")
        (tmp_path / "newslint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
        uri = editor.open(tmp_path / "a.txt", text)
        assert await editor.diagnostics() == []
        editor.type(uri, 2, text + "\nThe very end.\n")
        assert places(await editor.diagnostics()) == [(2, 4, 2, 8, "house/very")]

    edit(story)


def test_what_is_no_copy_is_left_alone(edit, tmp_path):
    async def story(editor: Editor) -> None:
        (tmp_path / "newslint.yaml").write_text("exclude: [old/]\n", encoding="utf-8")
        editor.open(tmp_path / "newslint.yaml", "A very plan.\n", "yaml")
        editor.open(tmp_path / "old/a.txt", "A very plan.\n")
        assert await editor.diagnostics() == []
        uri = editor.open(tmp_path / "b.txt", "A very plan.\0\n")
        assert await editor.diagnostics() == []
        assert editor.told == [f"newslint: {tmp_path / 'b.txt'}: looks like a binary file: it holds a NUL byte"]
        editor.type(uri, 2, "A very \ud83c plan.\n")
        assert places(await editor.diagnostics()) == [(0, 2, 0, 6, "house/very")]
        assert editor.shown.empty()

    edit(story)


def test_a_huge_text_is_linted_when_opened_and_saved_and_answers_come_meanwhile(edit, tmp_path):
    async def story(editor: Editor) -> None:
        text = "The harbour is here.\n\n" * 50_000 + "A very plan.\n"
        uri = editor.open(tmp_path / "a.txt", text)
        small = editor.open(tmp_path / "b.txt", "A very plan.\n")
        first, second = await asyncio.wait_for(editor.shown.get(), 60), await asyncio.wait_for(editor.shown.get(), 60)
        assert {first.uri, second.uri} == {uri, small}
        assert all(places(one.diagnostics)[-1][4] == "house/very" for one in (first, second))
        editor.type(uri, 2, text + "\nA very plan.\n")
        await asyncio.sleep(0.6)
        assert editor.shown.empty()
        editor.save(uri)
        assert len(await editor.diagnostics()) == 2

    edit(story)


def test_without_the_extra_the_help_names_it(tmp_path):
    import subprocess

    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls', name='pygls')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "lsp"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the language server needs pygls, which is not installed\n"
        "  help: Install newslint with its extra: pip install 'newslint[lsp]'\n"
    )
