"""All kinds of lies, each with its maker."""

from collections.abc import Callable, Iterator

from tools.mutation_bench.gold import GoldArticle
from tools.mutation_bench.lies.claims import claim_as_fact, modality_dropped
from tools.mutation_bench.lies.cuts import cut_after_not, cut_inside_number
from tools.mutation_bench.lies.denials import negation_added, negation_dropped
from tools.mutation_bench.lies.evidence import label_moved, unknown_passage, wrong_passage
from tools.mutation_bench.lies.fabrications import fabricated_sentence
from tools.mutation_bench.lies.figures import day_or_month, digit, word_number
from tools.mutation_bench.lies.names import memory_override, name
from tools.mutation_bench.lies.quantities import counted_noun, label_word, qualifier, scale, unit
from tools.mutation_bench.lies.quotations import (
    altered_quote,
    fabricated_quote,
    quote_of_another_article,
    stitched_quote,
)
from tools.mutation_bench.lies.speakers import speaker_swapped
from tools.mutation_bench.mutants import Mutant, unique

__all__ = ["LIES", "lies"]

_LONGEST_LINE = 400  # a longer one is no draft item at all
Maker = Callable[[GoldArticle], Iterator[Mutant]]
_MAKERS: tuple[Maker, ...] = (
    digit,
    word_number,
    day_or_month,
    scale,
    unit,
    counted_noun,
    label_word,
    qualifier,
    label_moved,
    negation_dropped,
    negation_added,
    modality_dropped,
    claim_as_fact,
    name,
    memory_override,
    speaker_swapped,
    quote_of_another_article,
    stitched_quote,
    altered_quote,
    fabricated_quote,
    cut_inside_number,
    cut_after_not,
    fabricated_sentence,
    unknown_passage,
    wrong_passage,
)
LIES: dict[str, Maker] = {maker.__name__: maker for maker in _MAKERS}


def lies(gold: GoldArticle, kinds: list[str] | None = None) -> list[Mutant]:
    """Return the lies about one article, of some kinds or of all, in the order of the kinds."""
    made = (mutant for kind, maker in LIES.items() if not kinds or kind in kinds for mutant in unique(maker(gold)))
    return [mutant for mutant in made if len(mutant.lie) <= _LONGEST_LINE or mutant.field == "quotes"]
