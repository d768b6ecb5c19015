"""Sentences that the article does not have, with its real names and real passages."""

from collections.abc import Iterator

from tools.mutation_bench.gold import GoldArticle, RightItem
from tools.mutation_bench.mutants import Mutant, chance_of, changed
from tools.mutation_bench.words.invented import SENTENCES


def fabricated_sentence(gold: GoldArticle) -> Iterator[Mutant]:
    """Invent something of two actors a sentence, as gist and as what the actor holds; cite where the actor is named."""
    named = named_actors(gold)
    for sentence, telling in SENTENCES:
        if telling.casefold() in gold.folded:
            continue
        for name, passages in chance_of(gold.name, sentence).sample(named, min(2, len(named))):
            said = sentence.format(actor=name[:1].upper() + name[1:])
            gist = RightItem(gold.name, "gist", {"text": "", "passages": passages}, paraphrase=False)
            yield changed(gist, "fabricated_sentence", "text", said)
            position = {"holder": name, "stance": "announces", "issue": name, "statement": "", "passages": passages}
            held = RightItem(gold.name, "positions", position, paraphrase=False)
            yield changed(held, "fabricated_sentence", "statement", said)


def named_actors(gold: GoldArticle) -> list[tuple[str, list[int]]]:
    """Return the people, organisations and states, and the first two sentences that have it."""
    named = []
    for actor in gold.gold["actors"]:
        passages = [one.number for one in gold.sentences() if actor["name"] in gold.article.exact(one.span)]
        if passages and actor["kind"] in {"person", "organisation", "state"}:
            named.append((actor["name"], passages[:2]))
    return named
