"""Guards: what must or must not hold at a match. One module a guard."""
