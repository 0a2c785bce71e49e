"""How often a literal is seen in news copy: a guess good enough to choose what to look for."""

from __future__ import annotations

__all__ = ["expected_hits"]

#: The commonest words of English news copy, by rank: the worst words to look for first.
_COMMON = {
    word: 60_000 / (rank + 1)
    for rank, word in enumerate(
        [
            "the", "to", "of", "and", "a", "in", "that", "for", "is", "on", "it", "was", "with", "he", "as", "said", "at",
            "by", "be", "from", "his", "has", "have", "are", "an", "but", "this", "they", "i", "not", "who", "will", "had",
            "or", "its", "we", "were", "their", "about", "been", "you", "which", "one", "would", "more", "she", "after",
            "up", "when", "all", "there", "her", "new", "out", "than", "people", "if", "year", "also", "can", "other",
            "so", "two", "over", "last", "some", "what", "no", "could", "time", "just", "first", "into", "years", "him",
            "state", "like", "do", "now", "them", "my", "most", "our", "may", "only", "then", "these", "your", "how",
            "many", "any", "such", "those", "much", "very", "well", "even", "being", "before", "between", "through",
            "because", "made", "make", "good", "still", "where", "us", "back", "while", "against", "during", "under",
        ]
    )
}  # fmt: skip
_RARE = 30.0
#: What letters that are not a word of their own are worth: short ones are inside many words.
_FRAGMENTS = {1: 60_000.0, 2: 12_000.0, 3: 1_500.0}


def expected_hits(literal: str, *, inside_words: bool = False) -> float:
    """How often a folded literal is seen in a million words of copy; with `inside_words`, also as part of a word."""
    words = literal.split()
    if not words:
        return 200_000.0
    rarest = min(_COMMON.get(word, _RARE) for word in words)
    if inside_words and literal.isalpha():
        rarest = max(rarest, _FRAGMENTS.get(len(literal), 0.0))
    return rarest / 20.0 ** (len(words) - 1)
