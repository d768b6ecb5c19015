"""Lies in quotation marks: words of another article, two pieces made one, a word changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tools.mutation_bench.gold import GoldArticle, Item, RightItem, folded, words_of
from tools.mutation_bench.mutants import Mutant, chance_of, changed
from tools.mutation_bench.words.invented import FOREIGN_QUOTES, SENTENCES
from tools.mutation_bench.words.meaning import STOP, STRANGERS

_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,})[”\"]")


def quoting(right: RightItem, kind: str, quotation: str) -> Mutant:
    """Return a position that claims these words as its only quotation."""
    mutant = changed(right, kind, "quotes", quotation)
    return replace(mutant, item={**right.item, "quotes": [quotation], "quotations": []})


def in_gist(right: RightItem, kind: str, text: str) -> Mutant:
    """Return a gist sentence with this text that cites what an item cites."""
    item = {"text": "", "passages": list(right.passages)}
    return changed(RightItem(right.article, "gist", item, paraphrase=False), kind, "text", text)


def speaker_of(right: RightItem) -> str:
    """Return the holder as the start of a sentence, and a neutral one where there is none."""
    holder = right.item.get("holder") or "One speaker"
    return str(holder[:1].upper() + holder[1:])


def spoken_by(gold: GoldArticle, right: RightItem) -> list[Item]:
    """Return the gold's quotations that stand in the passages of an item."""
    spans = [gold.article.passages[number - 1].span for number in right.passages]
    quotations = [one for one in gold.gold["quotations"] if one["speech"]]
    return [one for one in quotations if any(span.start <= one["words"]["start"] < span.end for span in spans)]


def quote_of_another_article(gold: GoldArticle) -> Iterator[Mutant]:
    """Put words of another article into the mouth of a holder: as quoted words and in the prose."""
    foreign = [quote for quote in gold.foreign_quotes or FOREIGN_QUOTES if folded(quote) not in gold.folded]
    for right in gold.of_section("positions"):
        for quote in chance_of(right.key, "foreign").sample(foreign, min(3, len(foreign))):
            yield quoting(right, "quote_of_another_article", quote)
            short = " ".join(quote.split()[:12]).rstrip(".,;")
            said = f"{speaker_of(right)} said: “{short}”."
            yield changed(right, "quote_of_another_article", "statement", said)
            yield in_gist(right, "quote_of_another_article", said)


def fabricated_quote(gold: GoldArticle) -> Iterator[Mutant]:
    """Put an invented sentence into the mouth of a holder, as quoted words, in the prose and in the gist."""
    for right in gold.of_section("positions"):
        telling = [sentence for sentence, word in SENTENCES if word.casefold() not in gold.folded]
        for sentence in chance_of(right.key, "invented").sample(telling, min(2, len(telling))):
            invented = sentence.format(actor="We")
            yield quoting(right, "fabricated_quote", invented)
            said = f"{speaker_of(right)} said: “{invented.rstrip('.')}”."
            yield changed(right, "fabricated_quote", "statement", said)
            yield in_gist(right, "fabricated_quote", said)


def stitched_quote(gold: GoldArticle) -> Iterator[Mutant]:
    """Join a piece of a quotation and a piece of a sentence far away to one quotation."""
    for right in gold.of_section("positions"):
        chance = chance_of(right.key, "stitched")
        for quotation in spoken_by(gold, right):
            pieces = far_pieces(gold, quotation)
            start = " ".join(quotation["words"]["exact"].split()[:6]).rstrip(".,;")
            for piece in chance.sample(pieces, min(2, len(pieces))):
                for joint in (" ", " ... ", ", "):
                    yield quoting(right, "stitched_quote", f"{start}{joint}{piece}")
                yield changed(right, "stitched_quote", "statement", f"{speaker_of(right)} said “{start} {piece}”.")


def far_pieces(gold: GoldArticle, quotation: Item) -> list[str]:
    """Return six words of each sentence that is no part of a quotation and not near this one."""
    quoted = [(one["words"]["start"], one["words"]["end"]) for one in gold.gold["quotations"]]
    pieces = []
    for passage in gold.sentences():
        start, end = passage.span.start, passage.span.end
        is_far = abs(start - quotation["words"]["start"]) > 300
        if is_far and not any(first < end and start < last for first, last in quoted):
            words = gold.article.exact(passage.span).split()
            if len(words) > 9:
                pieces.append(" ".join(words[2:8]).rstrip(".,;"))
    return pieces


def altered_quote(gold: GoldArticle) -> Iterator[Mutant]:
    """Change one content word of a quotation: in the quoted words, and in quotation marks in the prose."""
    for right in gold.of_section("positions"):
        for quotation in spoken_by(gold, right):
            exact = quotation["words"]["exact"]
            for altered in altered_words(right, exact):
                yield quoting(right, "altered_quote", altered)
                short = " ".join(altered.split()[:14]).rstrip(".,;")
                if folded(short) not in gold.folded:
                    yield changed(right, "altered_quote", "statement", f"{speaker_of(right)} said “{short}”.")
    for right in gold.of_section("gist", "positions"):
        field = "text" if right.section == "gist" else "statement"
        for match in _QUOTED.finditer(right.item[field]):
            for altered in altered_words(right, match.group(1)):
                said = right.item[field][: match.start(1)] + altered + right.item[field][match.end(1) :]
                yield changed(right, "altered_quote", field, said)


def altered_words(right: RightItem, quotation: str) -> Iterator[str]:
    """Yield a quotation with one word replaced by a stranger, at up to three places."""
    chance = chance_of(right.key, quotation)
    places = [match for match in _WORD.finditer(quotation) if match.group().casefold() not in STOP]
    for match in sorted(chance.sample(places, min(3, len(places))), key=lambda one: one.start()):
        stranger = chance.choice([word for word in STRANGERS if word not in words_of(quotation)])
        yield quotation[: match.start()] + stranger + quotation[match.end() :]
