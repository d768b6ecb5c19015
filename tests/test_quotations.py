from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.mentions.quotations import find_quotations


def quoted(text: str, language: str = "en") -> list[str]:
    mentions, _ = find_quotations(Article.from_text(text, language=language))
    return [mention.exact for mention in mentions]


def ignored(text: str) -> list[tuple[str, str]]:
    _, mentions = find_quotations(Article.from_text(text, language="en"))
    return [(mention.rule, mention.exact) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The judge said: "This was a cruel act."', "This was a cruel act."),
        ("The judge said: “This was a cruel act.”", "This was a cruel act."),
        ("The judge said: ‘This was a cruel act.’", "This was a cruel act."),
        ("The judge said: 'This was a cruel act.'", "This was a cruel act."),
        ("Le juge a dit : « C’était cruel. » Il a quitté la salle.", "C’était cruel."),
        ("Le juge a dit : «\u00a0C’était cruel\u00a0» hier.", "C’était cruel"),
        ("Der Richter sagte: „Das war grausam.“ Dann ging er.", "Das war grausam."),
        ("Der Richter sagte: »Das war grausam.« Dann ging er.", "Das war grausam."),
        ("Domaren sade: ”Det var grymt.” Sedan gick han.", "Det var grymt."),
        ("Il giudice: ‹Era crudele› e poi uscì.", "Era crudele"),
        ("قال القاضي: «كان عملا قاسيا» أمس.", "كان عملا قاسيا"),
        ("裁判官は「残酷だった」と述べた。", "残酷だった"),
    ],
)
def test_marks_of_many_languages_enclose_a_quotation(text: str, words: str) -> None:
    assert quoted(text, "und") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ rights were ignored in the ’90s.",
        "The workers' rights were ignored in the '90s.",
        "They play rock ’n’ roll and rock 'n' roll.",
        "He is 5'10\" tall and she is 6'2\" tall.",
        'A 27" screen and a 32" screen stood there.',
        "It’s the firm’s and the firms’ fault, isn’t it?",
        "'Tis the season, 'twas said, to wear 'em.",
        "Home › News › Politics. Read more »",
        "L’homme d’affaires n’a pas parlé aujourd’hui.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_trailing_comma_inside_the_marks_stays() -> None:
    assert quoted("He said the talks were “ongoing,” and left.") == ["ongoing,"]


def test_inner_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("She said: “He told me ‘never again’ and left.”") == ["He told me ‘never again’ and left."]
    assert quoted("She said: ‘He told me “never again” and left.’") == ["He told me “never again” and left."]


def test_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("‘The workers’ rights come first,’ she said.") == ["The workers’ rights come first,"]


def test_apostrophe_inside_single_quotation_does_not_close_it() -> None:
    assert quoted("'We don't know what's next,' she said.") == ["We don't know what's next,"]


def test_quotation_of_several_sentences_is_one_mention() -> None:
    text = "“We waited. Nobody came. We left,” said Tara Singh."

    assert quoted(text) == ["We waited. Nobody came. We left,"]


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Tara Singh said: “We waited for hours.\n\n“Nobody came. We left.”\n\nThe train never ran."
    mentions, _ = find_quotations(Article.from_text(text, language="en"))

    assert [(one.id, one.exact, one.continues) for one in mentions] == [
        ("Q1", "We waited for hours.", None),
        ("Q2", "Nobody came. We left.", "Q1"),
    ]


def test_closed_quotation_is_not_continued_by_the_next_paragraph() -> None:
    mentions, _ = find_quotations(Article.from_text("She said: “We waited.”\n\n“Nobody came,” he said.", language="en"))

    assert [one.continues for one in mentions] == [None, None]


def test_mark_without_an_end_stops_at_its_paragraph() -> None:
    text = "She said: “We waited for hours.\n\nThe train ran at noon.\n\nHe said “no” twice."

    assert quoted(text) == ["We waited for hours.", "no"]


def test_mark_without_an_end_stops_at_its_sentence_before_the_next_mark() -> None:
    text = "She said: “We waited for hours. The train ran. He said “no” twice."

    assert quoted(text) == ["We waited for hours.", "no"]


def test_repeated_straight_marks_pair_from_left_to_right() -> None:
    assert quoted('"One," she said, "two," and "three".') == ["One,", "two,", "three"]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("The so-called “winter plan” failed.", "scare_quotes", "winter plan"),
        ("The man known as “the fixer” was jailed.", "scare_quotes", "the fixer"),
        ("The storm, dubbed “Bertha”, hit the coast.", "scare_quotes", "Bertha"),
        ("A tool called “Gigaloader” was used.", "scare_quotes", "Gigaloader"),
        ("Nobody used the word “war” that day.", "scare_quotes", "war"),
        ("The film “A Quiet Night” opened on Friday.", "title_of_work", "A Quiet Night"),
        ("Her book, titled “what we saw”, sold well.", "title_of_work", "what we saw"),
        ("Earl “Fatha” Hines played the piano.", "nickname", "Fatha"),
        ("The “History” section explains it.", "label", "History"),
        ("The trawler “Northern Star” sank off Iceland.", "label", "Northern Star"),
        ("Operation “Iron Shield” began before dawn.", "label", "Iron Shield"),
        ("The director of “The Long Winter” was jailed.", "title_of_work", "The Long Winter"),
        ("Thousands sang “Auld Lang Syne” outside.", "title_of_work", "Auld Lang Syne"),
        ("It ran under the headline “A nation on hold”.", "title_of_work", "A nation on hold"),
        ("She wrote nine novels, among them “The Salt Road”.", "title_of_work", "The Salt Road"),
        ("The road, known locally as “the ladder”, is closed.", "scare_quotes", "the ladder"),
        ("Files marked “top secret” lay in a skip.", "scare_quotes", "top secret"),
        ("The game stopped during the “third map” of the final.", "scare_quotes", "third map"),
        ("To “route out” in the jargon refers to a member who leaves.", "scare_quotes", "route out"),
    ],
)
def test_quoted_words_that_nobody_said_are_ignored_with_a_rule(text: str, rule: str, words: str) -> None:
    assert ignored(text) == [(rule, words)]
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said the talks were “ongoing”.",
        "What Smith called “a farce” was a vote.",
        "The leader called the vote “a sham”.",
        "He called it “madness”.",
        "The ruling was “dangerous”, the bishop said.",
        "Russia calls the war a “special operation”.",
        "It was a decision that farmers called “a disgrace”.",
        "He resigned over what critics have dubbed “Partygate”.",
        "The bishop was blunt. The ruling was a “disgrace”, he said.",
    ],
)
def test_short_attributed_quotations_stay(text: str) -> None:
    assert len(quoted(text)) == 1


def test_titles_of_a_list_are_ignored_together() -> None:
    text = "She starred in “A Cold Harbour” and “Two Rivers” before that."

    assert ignored(text) == [("title_of_work", "A Cold Harbour"), ("title_of_work", "Two Rivers")]


def test_short_quotation_in_the_sentence_after_a_speaker_stays() -> None:
    assert quoted("Smith said the plan had failed. The “shameful delays” had cost lives.") == ["shameful delays"]


def test_quotation_of_the_headline_that_repeats_the_body_is_ignored() -> None:
    text = "Qatar Says Talks ‘Ongoing’ For Gaza\n\nThe spokesman said the talks were “ongoing,” on Monday evening."

    assert quoted(text) == ["ongoing,"]
    assert ignored(text) == [("repeats_body", "Ongoing")]


def test_ids_count_from_one_in_text_order() -> None:
    mentions, _ = find_quotations(Article.from_text("“One,” he said. “Two,” she said.", language="en"))

    assert [one.id for one in mentions] == ["Q1", "Q2"]


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "word ", "it’s ", " ", ". ", "\n\n", "5", "The ", ", "]
)


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(lambda text: bool(text.strip())))
def test_every_span_holds_its_exact_words_and_none_overlap(text: str) -> None:
    article = Article.from_text(text, language="en")
    mentions, others = find_quotations(article)
    spans = sorted([one.span for one in mentions] + [one.span for one in others])

    assert all(article.exact(one.span) == one.exact == one.exact.strip() for one in mentions)
    assert all("\n\n" not in one.exact for one in mentions)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_continued_quotations_name_the_mention_before(text: str) -> None:
    mentions, _ = find_quotations(Article.from_text(f"He said {text}.", language="en"))

    for before, mention in pairwise(mentions):
        assert mention.continues in (None, before.id)


def test_british_single_marks_go_on_in_the_next_paragraph() -> None:
    text = "She said: ‘We waited for hours.\n\n‘Nobody came.’\n\nThe train never ran."
    mentions, _ = find_quotations(Article.from_text(text, language="en"))

    assert [(one.exact, one.continues) for one in mentions] == [
        ("We waited for hours.", None),
        ("Nobody came.", "Q1"),
    ]


def test_opening_mark_used_as_a_closing_one_closes() -> None:
    assert quoted("He said “no“ and then “never“ again.") == ["no", "never"]
