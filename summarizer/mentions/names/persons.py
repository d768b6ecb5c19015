"""Tell from its words whether a name can be a person's."""

from functools import lru_cache

from summarizer.mentions.names.words import DEMONYMS, ORGANISATION_WORDS, PLACE_WORDS

_NO_PERSON = ORGANISATION_WORDS | PLACE_WORDS | DEMONYMS | {"of", "the"}


@lru_cache(maxsize=4096)
def is_person_like(name: str) -> bool:
    """Tell whether a full name can be a person's: two to five words, none of an organisation or a place."""
    words = name.split()
    if not 2 <= len(words) <= 5 or not _NO_PERSON.isdisjoint(words) or words[0] == "The":
        return False
    capitals = [word for word in words if word.isupper()]
    return not capitals or all(len(word) == 1 or "." in word for word in capitals)
