"""Evidence: whole sentences at exact offsets, and what every check may look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.article import Article, Passage, Span
from summarizer.grounding.index import MentionIndex, WordIndex
from summarizer.grounding.words import content_keys, keys_of, run_of, words
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
    # Of a passage, by its number, itself and those that go on with it or that it goes on with; `roles` finds them.
    neighbours: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _evidence: dict[int, Evidence] = field(default_factory=dict, init=False, repr=False, compare=False)
    _mentions: dict[tuple[int, int], Mention] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def index(self) -> MentionIndex:
        """The mentions by place."""
        return MentionIndex(self.article, self.mentions)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(self.article)

    @property
    def passages_of_word(self) -> dict[str, list[int]]:
        """The numbers of the citable passages that hold a folded word, of a hyphenated one also its parts."""
        return self._words.passages_of_word

    @property
    def squeezed(self) -> tuple[tuple[int, str], ...]:
        """Every citable passage by its number, without all that stands between letters."""
        return self._words.squeezed

    def passages_with_rarest(self, text: str) -> list[int]:
        """Return the numbers of the citable passages that hold the rarest word of a text."""
        return self._words.passages_with_rarest(text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the citable text, hyphenated ones also in parts."""
        return frozenset(self.passages_of_word)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The content keys of the citable text."""
        return frozenset(self.passages_of_key)

    @cached_property
    def passages_of_key(self) -> dict[str, list[int]]:
        """The numbers of the citable passages that hold a content word, by its key."""
        return self._words.passages_of_key

    @cached_property
    def _groups(self) -> dict[str, str]:
        """The rules' group of every name, each once, the last named first."""
        return {name.exact: name.group for name in reversed(self.mentions.names)}

    def keys_of(self, number: int) -> tuple[str, ...]:
        """Return the content keys of one passage, by its number."""
        return content_keys(self.article.exact(self.article.passages[number - 1].span))

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The content keys of all names."""
        return frozenset(one for name in self._groups for word in words(name) for one in keys_of(word))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The folded initials of every name of two or more words ("World Health Organization" -> "who")."""
        initials = ("".join(word[0] for word in name.split() if word[0].isupper()) for name in self._groups)
        return frozenset(letters.casefold() for letters in initials if len(letters) > 1)

    @cached_property
    def name_groups(self) -> dict[str, str]:
        """The rules' name group of every name, by its words in a row; where two names have the same, of the last."""
        groups: dict[str, str] = {}
        for name, group in self._groups.items():
            groups.setdefault(run_of(name).strip(), group)
        return groups

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """Every folded word that stands in a name."""
        return frozenset(word for run in self.name_groups for word in run.split())

    @cached_property
    def names_of_group(self) -> dict[str, list[str]]:
        """The names of every group, by the group."""
        names: dict[str, list[str]] = {}
        for run, group in self.name_groups.items():
            names.setdefault(group, []).append(run)
        return names

    def passages_with(self, name: str) -> tuple[Passage, ...]:
        """Return the citable passages that hold these words in a row, in any case and typography."""
        return self._words.passages_with(name)

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

    def spans_of(self, numbers: Iterable[int]) -> list[Span]:
        """Return the spans of the passages that there are of these."""
        passages = self.article.passages
        return [passages[number - 1].span for number in numbers if 1 <= number <= len(passages)]

    def passage_evidence(self, passage: Passage) -> Evidence:
        """Return one whole passage as evidence."""
        evidence = self._evidence.get(passage.number)
        if evidence is None:
            start, end, exact = passage.span.start, passage.span.end, self.article.exact(passage.span)
            evidence = Evidence(start=start, end=end, exact=exact, passage=passage.number)
            self._evidence[passage.number] = evidence
        return evidence

    def mention(self, span: Span) -> Mention:
        """Return exact words at a span."""
        place = (span.start, span.end)  # its hash is a tenth of the span's
        mention = self._mentions.get(place)
        if mention is None:
            mention = self._mentions[place] = Mention(start=span.start, end=span.end, exact=self.article.exact(span))
        return mention


def text_of(evidence: Sequence[Evidence]) -> str:
    """Return the words of the evidence, one passage a line."""
    return "\n".join(part.exact for part in evidence)
