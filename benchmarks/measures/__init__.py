"""What `benchmarks/quality.py` measures: one module a set, each giving a piece of docs/quality.md."""
