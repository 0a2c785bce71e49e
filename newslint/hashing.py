"""BLAKE2b without OpenSSL, which `hashlib` loads first, and which takes longer to load than a short article to read."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
