"""What atheris runs in a process of its own: python fuzz_harness.py TARGET [libFuzzer options]."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newslint"]):
    from newslint.errors import NewslintError
    from newslint.matching.notation import PhraseError
    from newslint.matching.phrases import compile_phrases
    from newslint.packs.compile import compile_packs
    from newslint.packs.folder import PackFiles
    from newslint.packs.source import load_yaml
    from newslint.readers import read_document

HEADER = b"name: house\nversion: 1.0.0\ndescription: x\n"
SUFFIXES = {"html": "a.html", "markdown": "a.md", "plain": "a.txt"}


def one(target: str, data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    if target == "yaml":
        loaded = load_yaml(text, "a.yaml")
        assert all(fault.message for fault in loaded.faults)
    elif target == "rule":
        try:
            compile_packs([PackFiles(Path("house"), (("a.yaml", data), ("pack.yaml", HEADER)))])
        except NewslintError as error:
            assert error.faults  # noqa: PT017
    elif target == "phrase":
        try:
            compile_phrases([text], lists=lambda name: ["x", "y z"], inflect=lambda word: [word])
        except PhraseError as error:
            assert 0 <= error.column <= len(text)  # noqa: PT017
    else:
        document = read_document(text, path=SUFFIXES[target])
        for block in document.blocks:
            span = document.to_source(block.span)
            assert 0 <= span.start <= span.end <= len(document.source)


def main() -> None:
    target = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: one(target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
