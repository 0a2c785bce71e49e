"""Finding words: folding, phrase notation, inflection, and all phrases of all rules in one pass."""
