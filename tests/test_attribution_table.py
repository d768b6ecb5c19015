"""Attributions of cues: what is known of a cue holds until the table learns another actor."""

from dataclasses import replace

from summarizer.article import Article, Span
from summarizer.draft import ActorDraft
from summarizer.grounding.actors import ActorTable
from summarizer.grounding.attribution import from_cue
from summarizer.grounding.evidence import Source
from summarizer.mentions import find_mentions

TEXT = "News of the day\n\nAnna Smith met Bob Smith.\n\nSmith said that the bridge would close."


def actor(name: str) -> ActorDraft:
    return ActorDraft(name=name, kind="person", passages=[2], salience=1)


def read() -> tuple[Source, ActorTable]:
    article = Article.from_text(TEXT, language="en")
    source = Source(article, find_mentions(article))
    table = ActorTable(source)
    table.add(actor("Anna Smith"))
    return source, table


def test_a_cue_is_read_anew_when_another_actor_bears_the_name() -> None:
    source, table = read()
    [cue] = source.mentions.cues
    first, again = from_cue(cue, source, table), from_cue(cue, source, table)
    table.add(actor("Bob Smith"))

    assert (first.source, again.source, from_cue(cue, source, table).source) == ("A1", "A1", "A3")


def test_a_cue_whose_own_relay_is_another_actor_of_the_name_is_read_anew() -> None:
    source, table = read()
    start = TEXT.index("Bob Smith")
    cue = replace(source.mentions.cues[0], via=(Span(start, start + len("Bob Smith")),))

    assert [from_cue(cue, source, table).source for _ in range(3)] == ["A1", "A3", "A3"]
