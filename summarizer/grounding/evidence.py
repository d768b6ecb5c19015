"""Evidence: whole sentences at exact offsets, and what every check may look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.article import Article, Passage, Span
from summarizer.grounding.words import content_keys, fold, run_of, words
from summarizer.mentions import Mentions
from summarizer.summary import Evidence, Mention, WithheldCode


class NotSupportedError(Exception):
    """Say that the article does not support an item: a closed code and a reason for people."""

    def __init__(self, code: WithheldCode, reason: str) -> None:
        super().__init__(reason)
        self.code: WithheldCode = code
        self.reason = reason


@dataclass(frozen=True)
class Source:
    """The article with its mentions, and what the checks need of them, each computed once."""

    article: Article
    mentions: Mentions

    @cached_property
    def folded(self) -> str:
        """The citable text, folded."""
        return fold(" ".join(self.article.exact(p.span) for p in self.article.passages if p.is_citable))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the citable text, hyphenated ones also in parts."""
        found: set[str] = set()
        for word in words(self.folded):
            found.update((word, *word.split("-")))
        return frozenset(found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The content keys of the citable text."""
        return frozenset(content_keys(self.folded))

    @cached_property
    def passages_of_key(self) -> dict[str, list[Passage]]:
        """The citable passages that hold a content word, by its key."""
        passages: dict[str, list[Passage]] = {}
        for passage in self.article.passages:
            for one in set(content_keys(self.article.exact(passage.span))) if passage.is_citable else ():
                passages.setdefault(one, []).append(passage)
        return passages

    def keys_of(self, number: int) -> list[str]:
        """Return the content keys of one passage, by its number."""
        return content_keys(self.article.exact(self.article.passages[number - 1].span))

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The content keys of all names."""
        return frozenset(one for name in self.mentions.names for one in content_keys(name.exact))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The folded initials of every name of two or more words ("World Health Organization" -> "who")."""
        initials = (
            "".join(word[0] for word in name.exact.split() if word[0].isupper()) for name in self.mentions.names
        )
        return frozenset(letters.casefold() for letters in initials if len(letters) > 1)

    @cached_property
    def name_groups(self) -> dict[str, str]:
        """The rules' name group of every name, by its words in a row."""
        return {run_of(name.exact).strip(): name.group for name in self.mentions.names}

    @cached_property
    def names_of_group(self) -> dict[str, list[str]]:
        """The names of every group, by the group."""
        names: dict[str, list[str]] = {}
        for run, group in self.name_groups.items():
            names.setdefault(group, []).append(run)
        return names

    @cached_property
    def runs(self) -> tuple[tuple[Passage, str], ...]:
        """Every citable passage with its words in a row."""
        return tuple((p, run_of(self.article.exact(p.span))) for p in self.article.passages if p.is_citable)

    def passages_with(self, name: str) -> list[Passage]:
        """Return the citable passages that hold these words in a row, in any case and typography."""
        run = run_of(name)
        return [passage for passage, words_in_row in self.runs if run.strip() and run in words_in_row]

    def holds_words(self, text: str) -> bool:
        """Tell whether every content word of a short label is in the article, in any form."""
        return all(one in self.keys for one in content_keys(text))

    def passage(self, number: int) -> Passage:
        """Return a passage by its number; raises NotSupportedError where there is none to cite."""
        if not 1 <= number <= len(self.article.passages):
            raise NotSupportedError("passage_unknown", f"the article has no sentence [{number}]")
        passage = self.article.passages[number - 1]
        if not passage.is_citable:
            raise NotSupportedError("boilerplate", f"[{number}] is boilerplate, not part of the article")
        return passage

    def evidence(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """Return the cited passages as evidence, in text order, each once; raises where nothing is cited."""
        cited = sorted(set(numbers))
        if not cited:
            raise NotSupportedError("no_evidence", "no sentence is cited for it")
        return tuple(self.passage_evidence(self.passage(number)) for number in cited)

    def passage_evidence(self, passage: Passage) -> Evidence:
        """Return one whole passage as evidence."""
        span = passage.span
        return Evidence(start=span.start, end=span.end, exact=self.article.exact(span), passage=passage.number)

    def mention(self, span: Span) -> Mention:
        """Return exact words at a span."""
        return Mention(start=span.start, end=span.end, exact=self.article.exact(span))


def text_of(evidence: Sequence[Evidence]) -> str:
    """Return the words of the evidence, one passage a line."""
    return "\n".join(part.exact for part in evidence)
