import importlib.util
import sys
from pathlib import Path

import pytest

from newslint.matching import inflect


def test_common_words_are_in_the_table():
    assert set(inflect.forms("accuse")) == {"accuse", "accuses", "accused", "accusing"}
    assert set(inflect.forms("be")) >= {"be", "is", "are", "was", "were", "been", "being"}
    assert set(inflect.forms("fuel")) >= {"fueled", "fuelled", "fuelling"}


def test_rare_words_ask_lemminflect():
    pytest.importorskip("lemminflect")
    assert "defenestrated" in inflect.forms("defenestrate")


def test_without_lemminflect_a_rare_word_is_unknown(monkeypatch):
    monkeypatch.setitem(sys.modules, "lemminflect", None)
    with pytest.raises(inflect.UnknownWordError, match="zzyzx"):
        inflect.forms("zzyzx")


def test_the_table_is_what_lemminflect_says():
    pytest.importorskip("lemminflect")
    file = Path(__file__).parent.parent.parent / "benchmarks/forms.py"
    spec = importlib.util.spec_from_file_location("forms", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--check"]) == 0, "changed, please run: python benchmarks/forms.py"


def test_the_bundled_rules_load_without_lemminflect(monkeypatch, tmp_path):
    from newslint.packs.loader import load_sources

    monkeypatch.setitem(sys.modules, "lemminflect", None)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    assert load_sources().data["rules"]
