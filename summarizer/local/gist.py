"""The gist: sentences of the article itself. A small model's own wording turns claims into facts too often."""

from summarizer.article import Article, Passage
from summarizer.draft import GistDraft
from summarizer.local.text import sentence, stems
from summarizer.mentions import Mentions

_MOST_CHARACTERS = 400
_MOST_SENTENCES = 2
_FIRST_PASSAGES = 6


def extract_gist(article: Article, mentions: Mentions) -> list[GistDraft]:
    """Return the lead, and of the next few sentences the one nearest to the title and richest in names.

    Verbatim, so that attributions and hedges stay; sentences that lost their speaker or are too long are passed over.
    """
    lost = {cue.passage for cue in mentions.cues if cue.unresolved}
    fitting = [
        passage
        for passage in article.passages
        if passage.kind == "sentence" and passage.number not in lost and _is_whole(sentence(article, passage))
    ][:_FIRST_PASSAGES]
    if not fitting:
        return []
    lead, *others = fitting
    chosen = [lead]
    if others:
        chosen.append(max(others, key=lambda passage: _weight(passage, article, mentions)))
    return [
        GistDraft(text=sentence(article, passage), passages=[passage.number]) for passage in chosen[:_MOST_SENTENCES]
    ]


def _is_whole(text: str) -> bool:
    """Tell a sentence from a line without an end, and from one that is too long to repeat."""
    return len(text) <= _MOST_CHARACTERS and text.rstrip("”\"’')").endswith((".", "!", "?"))


def _weight(passage: Passage, article: Article, mentions: Mentions) -> tuple[int, int]:
    """Weigh a sentence: what it shares with the title, then its names and numbers, earlier ones first."""
    shared = len(stems(article.title or "") & stems(article.exact(passage.span)))
    names = len({name.group for name in mentions.names if name.passage == passage.number})
    numbers = sum(1 for number in mentions.numbers if number.passage == passage.number)
    return (2 * shared + names + 2 * numbers, -passage.number)
