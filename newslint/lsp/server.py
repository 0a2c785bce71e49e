"""The server itself: what the editor tells, in; diagnostics, explanations and edits, out. Over standard input and output.

Linting runs in one thread of its own, so that the server answers while a long text is read.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lsprotocol import types as lsp
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from newslint import __version__
from newslint.errors import NewslintError
from newslint.findings import Finding
from newslint.inputs import Settings, internal_fault
from newslint.lsp.actions import Change, allowing, ignoring, swaps
from newslint.lsp.diagnostics import diagnostic, diagnostics, explained, found_at
from newslint.lsp.linting import Article, Good, Linted, lint
from newslint.lsp.positions import Places
from newslint.text import Span

__all__ = ["NewslintServer", "serve"]

#: Seconds of silence at the keyboard before what was typed is linted.
PAUSE = 0.25
#: Characters from which a text is linted when it is opened and saved, not while it is typed.
LONG = 1_000_000
_WITH_COMMENTS = (".md", ".markdown", ".html", ".htm", ".xhtml")


@dataclass
class _Open:
    """One text that is open in the editor: the last result, and the task that will bring the next."""

    linted: Linted | None = None
    task: asyncio.Task[None] | None = None


class NewslintServer(LanguageServer):
    """A language server with the texts that are open in it."""

    def __init__(self, settings: Settings) -> None:
        # Whole texts: lines of a change are counted otherwise by pygls where a text holds U+2028 and the like.
        super().__init__("newslint", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.settings = settings
        self.texts: dict[str, _Open] = {}
        self._last_good: dict[str, Good] = {}
        self._told: dict[str, str] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="lint")

    # --- linting ---

    def article(self, uri: str) -> Article:
        """A text as it stands in the editor now. One that was never saved belongs to the working folder."""
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) if uri.startswith("file:") else None
        root = self.workspace.root_path or str(Path.cwd())
        name = path or str(Path(root) / Path(document.path).name)
        return Article(name, document.source, document.language_id or "", document.version)

    def refresh(self, uri: str, pause: float = 0.0) -> None:
        """Lint a text after a pause, unless it changes again before."""
        text = self.texts.get(uri)
        if text is None:
            return
        if text.task:
            text.task.cancel()
        text.task = asyncio.get_running_loop().create_task(self._after(uri, pause))

    def refresh_all(self) -> None:
        """Lint every open text: what holds for them may have changed."""
        for uri in self.texts:
            self.refresh(uri)

    async def _after(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        linted = await self.current(uri)
        if linted is not None:
            places = self.places(linted)
            found = diagnostics(linted, uri, places)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, linted.article.version))

    async def current(self, uri: str, *, anew: bool = True) -> Linted | None:
        """What there is to say of a text as it stands now; None when it was closed or changed meanwhile."""
        text = self.texts.get(uri)
        if text is None:
            return None
        article = self.article(uri)
        if not anew and text.linted and text.linted.article == article:
            return text.linted
        linted = await asyncio.get_running_loop().run_in_executor(self._worker, self._lint, article)
        if self.texts.get(uri) is not text or self.article(uri) != article:
            return None
        self._tell(linted)
        text.linted = linted
        return linted

    def _lint(self, article: Article) -> Linted:
        try:
            return lint(article, self.settings, self._last_good)
        except NewslintError as error:
            return Linted(article, config=article.path, trouble=error)
        except Exception as error:  # one text must not end the server
            return Linted(article, config=article.path, trouble=_failure(article.path, error))

    def _tell(self, linted: Linted) -> None:
        """Say what is wrong, once; and once more when it comes back after it was mended."""
        place, trouble = linted.config or "", linted.trouble
        if trouble is None:
            self._told.pop(place, None)
            self._told.pop(linted.article.path, None)
        elif self._told.get(place) != str(trouble):
            self._told[place] = str(trouble)
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"newslint: {trouble}"))

    def places(self, linted: Linted) -> Places:
        """Offsets of the source of a text as the editor counts them."""
        return Places(linted.document.source if linted.document else linted.article.text, self.unit)

    @property
    def unit(self) -> str:
        """The unit of characters that was agreed on."""
        unit = self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        return str(getattr(unit, "value", unit))

    # --- answers ---

    def actions(self, linted: Linted, uri: str, wanted: lsp.Range) -> Iterator[lsp.CodeAction]:
        """What can be done about the findings that touch a range."""
        if linted.document is None:
            return
        places = self.places(linted)
        for finding in found_at(linted.findings, places.span(wanted)):
            about = diagnostic(finding, linted.packs, uri, places)
            offered = list(swaps(finding, linted.document.source))
            only = len(offered) == 1
            for change in offered:
                edit = self._edit(change, uri, places, linted.article.version)
                yield lsp.CodeAction(change.title, lsp.CodeActionKind.QuickFix, [about], only, edit=edit)
            silencing = _silencing(finding, linted)
            edit = silencing and self._edit(silencing, uri, places, linted.article.version)
            if silencing and edit:
                yield lsp.CodeAction(silencing.title, lsp.CodeActionKind.QuickFix, [about], edit=edit)

    def _edit(self, change: Change, uri: str, places: Places, version: int | None) -> lsp.WorkspaceEdit | None:
        """A change as the client can take it; None where it cannot make the file that is needed."""
        if change.path is None:
            edit = lsp.TextEdit(places.range(change.span), change.text)
            if not self._can("workspace.workspace_edit.document_changes"):
                return lsp.WorkspaceEdit(changes={uri: [edit]})
            named = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
            return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(named, [edit])])
        file = Path(change.path).resolve()
        if file.exists():
            there = Places(file.read_bytes().decode("utf-8"), self.unit)
            return lsp.WorkspaceEdit(changes={file.as_uri(): [lsp.TextEdit(there.range(change.span), change.text)]})
        operations = self._can("workspace.workspace_edit.resource_operations") or ()
        if lsp.ResourceOperationKind.Create not in operations:
            return None
        named = lsp.OptionalVersionedTextDocumentIdentifier(file.as_uri())
        start = lsp.Position(0, 0)
        written = lsp.TextDocumentEdit(named, [lsp.TextEdit(lsp.Range(start, start), change.text)])
        return lsp.WorkspaceEdit(document_changes=[lsp.CreateFile(file.as_uri()), written])

    def _can(self, capability: Any) -> Any:
        return get_capability(self.client_capabilities, capability)

    def hover(self, linted: Linted, position: lsp.Position) -> lsp.Hover | None:
        """The findings at a place, each with the page of its rule."""
        places = self.places(linted)
        at = places.offset(position)
        here = [one for one in linted.findings if one.scope == "span" and one.start <= at <= one.end]
        if not here:
            return None
        formats = self._can("text_document.hover.content_format") or (lsp.MarkupKind.Markdown,)
        markdown = lsp.MarkupKind.Markdown in formats
        pages = [explained(one, linted.packs, markdown=markdown) for one in here]
        shown = ("\n\n---\n\n" if markdown else "\n\n").join(pages)
        kind = lsp.MarkupKind.Markdown if markdown else lsp.MarkupKind.PlainText
        span = Span(max(one.start for one in here), min(one.end for one in here))
        return lsp.Hover(lsp.MarkupContent(kind, shown), places.range(span))

    async def watch(self) -> None:
        """Ask to be told of edits to configuration and packs, where the client can."""
        if not self._can("workspace.did_change_watched_files.dynamic_registration"):
            return
        patterns = [lsp.FileSystemWatcher(f"**/*.{suffix}") for suffix in ("yaml", "yml")]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(patterns)
        wanted = lsp.Registration("newslint-yaml", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with contextlib.suppress(JsonRpcException):
            await self.client_register_capability_async(lsp.RegistrationParams([wanted]))


def _silencing(finding: Finding, linted: Linted) -> Change | None:
    """A comment where the format has comments, else a term in the configuration."""
    read_as = linted.article.read_as.lower()
    if linted.document and read_as.endswith(_WITH_COMMENTS):
        return ignoring(finding, linted.document, html=not read_as.endswith((".md", ".markdown")))
    return allowing(finding, linted.config, Path(linted.article.path).parent)


def _failure(path: str, error: Exception) -> NewslintError:
    return NewslintError.of([internal_fault(path, error)])


# --- what the editor tells and asks ---


async def _initialized(ls: NewslintServer, _: lsp.InitializedParams) -> None:
    await ls.watch()


async def _opened(ls: NewslintServer, params: lsp.DidOpenTextDocumentParams) -> None:
    uri = params.text_document.uri
    if ls.article(uri).is_copy:
        ls.texts[uri] = _Open()
        ls.refresh(uri)


async def _changed(ls: NewslintServer, params: lsp.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    if len(ls.workspace.get_text_document(uri).source) < LONG:
        ls.refresh(uri, PAUSE)


async def _saved(ls: NewslintServer, params: lsp.DidSaveTextDocumentParams) -> None:
    if params.text_document.uri in ls.texts:
        ls.refresh(params.text_document.uri)
    else:  # a configuration or a rule that is edited beside
        ls.refresh_all()


async def _closed(ls: NewslintServer, params: lsp.DidCloseTextDocumentParams) -> None:
    text = ls.texts.pop(params.text_document.uri, None)
    if text and text.task:
        text.task.cancel()
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))


async def _files_changed(ls: NewslintServer, _: lsp.DidChangeWatchedFilesParams) -> None:
    ls.refresh_all()


async def _configured(ls: NewslintServer, _: lsp.DidChangeConfigurationParams) -> None:
    ls.refresh_all()


async def _hover(ls: NewslintServer, params: lsp.HoverParams) -> lsp.Hover | None:
    linted = await ls.current(params.text_document.uri, anew=False)
    return ls.hover(linted, params.position) if linted else None


async def _actions(ls: NewslintServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    only = params.context.only
    if only and not any(str(getattr(kind, "value", kind)) in ("", "quickfix") for kind in only):
        return []
    linted = await ls.current(params.text_document.uri, anew=False)
    return list(ls.actions(linted, params.text_document.uri, params.range)) if linted else []


_FEATURES: Final[dict[str, Callable[..., Any]]] = {
    lsp.INITIALIZED: _initialized,
    lsp.TEXT_DOCUMENT_DID_OPEN: _opened,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _changed,
    lsp.TEXT_DOCUMENT_DID_SAVE: _saved,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _closed,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: _files_changed,
    lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: _configured,
    lsp.TEXT_DOCUMENT_HOVER: _hover,
}


def _server(settings: Settings) -> NewslintServer:
    server = NewslintServer(settings)
    for name, answer in _FEATURES.items():
        server.feature(name)(answer)
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))(_actions)
    return server


def serve(settings: Settings) -> None:
    """Serve one editor until it goes away."""
    _server(settings).start_io()
