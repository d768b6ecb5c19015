"""Tell from its words whether a name can be a person's."""

from functools import lru_cache

from summarizer.mentions.names.words import DEMONYMS, ORGANISATION_WORDS, PLACE_WORDS

_NO_PERSON = ORGANISATION_WORDS | PLACE_WORDS | DEMONYMS


@lru_cache(maxsize=4096)
def is_person_like(name: str) -> bool:
    """Tell whether a full name can be a person's: two to five words, none of an organisation or a place."""
    words = name.split()
    if not 2 <= len(words) <= 5 or any(word in _NO_PERSON for word in words):
        return False
    if words[0] == "The" or "of" in words or "the" in words:
        return False
    return not any(len(word) > 1 and word.isupper() and "." not in word for word in words)
