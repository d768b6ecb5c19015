"""Passages: exact, disjoint, complete; sentences are split where they end and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.article.article import normalise
from summarizer.article.passages import find_title, segment

ARTICLES = Path(__file__).parent / "data" / "articles"
FILLER = "Five people were hurt in the city on Monday, police said."


def sentences(text: str) -> list[str]:
    return [text[passage.span.start : passage.span.end] for passage in segment(text, None)]


def kinds(text: str, title: str | None = None) -> list[str]:
    return [passage.kind for passage in segment(text, title)]


PIECES = st.sampled_from(
    [
        *"\n\n\n .!?…。؟”\"'»«)]—:;",
        "\r\n",
        "\u2028",
        "\u00a0",
        "Mr.",
        "U.S.",
        "a.m.",
        "The",
        "said",
        "1.",
        "Leave a Reply",
        "Share",
        "Image: Nick Moreau.",
        "(Reuters/John Smith)",
        "Monday, May 18, 2015",
        "By Jane Doe",
        "a long line of words that reads on and on without an end",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES).map(" ".join))


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20), st.just("Leave a Reply")))
@settings(max_examples=300, deadline=None)
def test_passages_are_disjoint_ordered_and_cover_all_words(text: str, title: str | None) -> None:
    passages = segment(text, title)

    covered = list(text)
    position = 0
    for number, passage in enumerate(passages, start=1):
        start, end = passage.span.start, passage.span.end
        exact = text[start:end]
        assert passage.number == number
        assert position <= start < end <= len(text)
        assert exact == exact.strip()
        covered[start:end] = " " * (end - start)
        position = end
    assert not "".join(covered).strip()
    assert [passage.paragraph for passage in passages] == sorted(passage.paragraph for passage in passages)


@given(TEXTS)
@settings(deadline=None)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text.removeprefix("\ufeff"))

    assert normalise(once) == once.removeprefix("\ufeff")


@given(TEXTS)
@settings(deadline=None)
def test_a_found_title_is_a_line_of_the_text_and_becomes_the_title_passage(text: str) -> None:
    title = find_title(text)

    if title is not None:
        titled = [passage for passage in segment(text, title) if passage.kind == "title"]
        assert len(titled) == 1
        assert text[titled[0].span.start : titled[0].span.end] == title


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Smith, Mrs. Jones and Dr. Lee met Gen. Park, Lt. Col. Ito and Sen. Diaz in St. Louis.",
        "J. K. Rowling, J.K. Rowling and George W. Bush came.",
        "The U.S. Senate and the U.N. Security Council met at 5 p.m. Monday and at 6 a.m. EST.",
        "Apple Inc. Chief Executive Tim Cook saw shares rise 3.5 percent to $4.2 on Jan. 5 and Sept. 6.",
        "It is No. 5 on the list, p. 12, vs. No. 6, e.g. in Roe v. Wade.",
        "“We are done ... for now,” she said, pausing… and left.",
        "“Is it over?” Smith asked.",
        "“Is it over?” she asked the U.S. Ambassador.",
        "1. The first point is the price of oil.",
        "The suspect, John Doe Jr., of 12 Main St., was held in Washington, D.C., on Friday.",
        "Am 3. Oktober kam der 2. Weltkrieg zur Sprache.",
        "« C’est fini. », a dit M. Macron à Mme. Dupont.",
        "The site Gawker.com and www.bbc.co.uk said so.",
        "“Go!” they shouted, and the firm Yahoo! agreed.",
        '"It\'s a long game." - Matthew Ingram, a writer, said.',
        "Rep. Alexandria Ocasio-Cortez (D-N.Y.) objected.",
        "The bank holds 32 . 99 % of the shares , up 0 . 5 points.",
    ],
)
def test_one_sentence_stays_one_passage(sentence: str) -> None:
    assert sentences(f"{sentence} Then they left.") == [sentence, "Then they left."]


@pytest.mark.parametrize(
    "parts",
    [
        ("“I will go.”", "Smith left."),
        ('He said "no."', "Then he left."),
        ("He said no.", "“We won,” he added."),
        ("He lives in the U.S.", "He likes it."),
        ("They came at 5 p.m.", "They left soon."),
        ("Prices etc. rose at Apple Inc.", "The market fell."),
        ("He ended (at last.)", "(They resumed.)", "Nobody came."),
        ("Really?!", "Yes.", "No!", "Perhaps."),
        ("It ended.[1]", "It began.[2][3]", "All over."),
        ("Il a dit : « C’est fini. »", "Il est parti."),
        ("Er sagte: „Es ist aus.“", "Dann ging er."),
        ("انتهت المحادثات.", "هل ستعود؟", "لا أحد يعرف."),
        ("यह पहला वाक्य है।", "यह दूसरा है।"),
        ("In 2014 it rose.", "10 people left.", "$5 was paid."),
        ("It rose in 2014 .", "10 people left ."),
        ("iPhone sales fell.", "iPad sales rose."),
        ("We saw the sun.", "Police came in march.", "You may.", "Nobody did."),
        ("He paused…", "Then he left."),
    ],
)
def test_sentences_are_split_where_they_end(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_scripts_without_spaces_are_split() -> None:
    assert sentences("日本は勝った。「はい。」と彼は言った。次の日。") == [
        "日本は勝った。",
        "「はい。」と彼は言った。",
        "次の日。",
    ]


def test_hard_wrapped_sentences_are_one_passage_across_the_line_feed() -> None:
    text = (
        "Fire closes the harbour\n\n"
        "A fire in the old harbour of the city closed three piers on Monday, and\n"
        "the mayor, Dr. Anna Smith, said that nobody was hurt. Police and the\n"
        "coast guard searched the area until the evening. They found nothing that\n"
        "explains the fire.\n\n"
        "Ships wait outside."
    )

    passages = segment(text, find_title(text))

    assert [passage.paragraph for passage in passages] == [0, 1, 1, 1, 2]
    assert text[passages[1].span.start : passages[1].span.end].endswith(
        "and\nthe mayor, Dr. Anna Smith, said that nobody was hurt."
    )


def test_narrow_copy_is_unwrapped_even_after_an_abbreviation() -> None:
    text = (
        "The council, which met at the town\nhall for three hours, voted 7 to 2.\n"
        '"It is a sad day," said Mr.\nSmith, who chairs it. Others were\nnot so sure.'
    )

    assert sentences(text) == [
        "The council, which met at the town\nhall for three hours, voted 7 to 2.",
        '"It is a sad day," said Mr.\nSmith, who chairs it.',
        "Others were\nnot so sure.",
    ]


def test_a_list_of_headlines_stays_a_list() -> None:
    lines = [
        "UK wages rise faster than expected in May, data show",
        "Bank of England holds rates at 5.25% as inflation slows again",
        "Prime Minister calls an early election for July",
    ]

    assert sentences("\n".join(lines)) == lines


def test_the_head_of_a_copied_page_is_not_the_title() -> None:
    text = (
        f"Skip to main content\nBBC\nHome\nNews\nInflation falls to 2% in May\nPublished\n19 June 2024\nShare\n{FILLER}"
    )

    title = find_title(text)

    assert title == "Inflation falls to 2% in May"
    assert kinds(text, title)[4:] == ["title", "boilerplate", "dateline", "boilerplate", "sentence"]


def test_single_line_feeds_between_long_paragraphs_and_short_lines_break() -> None:
    paragraph = " ".join([FILLER] * 4)

    text = f"A Headline Without a Period\n{paragraph}\nA Subheading\n{paragraph}\n- one thing\n- another thing"
    passages = segment(text, find_title(text))

    assert passages[0].kind == "title"
    assert [passage.paragraph for passage in passages] == [0, 1, 1, 1, 1, 2, 3, 3, 3, 3, 4, 5]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a Reply", "boilerplate"),
        ("LEAVE A COMMENT", "boilerplate"),
        ("Your email address will not be published. Required fields are marked *", "boilerplate"),
        ("Facebook | Twitter | WhatsApp | Email", "boilerplate"),
        ("Share Tweet Email", "boilerplate"),
        ("Click to share on Facebook (Opens in new window)", "boilerplate"),
        ("Sign up for our daily newsletter.", "boilerplate"),
        ("Subscribe to our newsletter for more stories like this.", "boilerplate"),
        ("Read more: Minister resigns after vote", "boilerplate"),
        ("RELATED ARTICLES", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("© 2024 The Daily Example. All rights reserved.", "boilerplate"),
        ("Copyright 2024 The Daily Example", "boilerplate"),
        ("We use cookies to improve your experience.", "boilerplate"),
        ("Follow us on X and Instagram", "boilerplate"),
        ("Tags: Gaza, Israel, Qatar", "boilerplate"),
        ("Laisser un commentaire", "boilerplate"),
        ("Lire aussi : Les négociations reprennent", "boilerplate"),
        ("Schreibe einen Kommentar", "boilerplate"),
        ("Alle Rechte vorbehalten", "boilerplate"),
        ("Deja un comentario", "boilerplate"),
        ("* * *", "boilerplate"),
        ("Monday, May 18, 2015", "dateline"),
        ("Published: 18 May 2015 at 10:30 am EST", "dateline"),
        ("2015-05-18", "dateline"),
        ("Image: Nick Moreau.", "credit"),
        ("Photo credit: Getty Images", "credit"),
        ("AP Photo/Jane Doe", "credit"),
        ("(Reuters/Jane Doe)", "credit"),
        ("John Smith/Getty Images", "credit"),
        ("(Reporting by Jane Doe; Editing by John Smith)", "credit"),
        ("By Jane Doe and John Smith, Reuters", "credit"),
        ("File photo: The minister speaks to the press in Paris.", "caption"),
        ("Caption: a crowd in front of the station", "caption"),
        ("Joe Smith, pictured in 2020.", "caption"),
    ],
)
def test_lines_that_are_no_sentences_are_marked(line: str, kind: str) -> None:
    assert kinds(f"A Title\n\n{line}\n\n{FILLER} {FILLER}", "A Title") == ["title", kind, "sentence", "sentence"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the vote.",
        "Follow the money, the prosecutor told the court.",
        "Related charges were dropped last year.",
        "Subscribers left the service after the price rose.",
        "Comments by the minister angered the opposition.",
        "Advertisement revenue fell by 3 percent.",
        "Read more than 20 books a year, the teacher said.",
        "More from the region is expected later this week, officials said.",
        "Facebook said on Monday that it would appeal.",
        "“Leave a reply,” the machine said.",
        "Photo agencies said they would sue the company.",
        "By Monday the town was empty.",
        "We used every tool we had, the officer said.",
        "This article of the treaty is disputed.",
        "The man was pictured in London on Friday.",
        "Copyright law was changed in 2019.",
        "May was quiet.",
    ],
)
def test_real_sentences_are_never_marked(line: str) -> None:
    assert kinds(f"A Title\n\n{line}\n\n{FILLER}\n\n{line}", "A Title") == ["title", "sentence", "sentence", "sentence"]


def test_weak_words_are_boilerplate_only_beside_others_or_at_the_end() -> None:
    heading = f"A Title\n\n{FILLER}\n\nFacebook\n\n{FILLER}\n\n{FILLER}"
    bar = f"A Title\n\n{FILLER}\n\nFacebook\nTwitter\nShare\n\n{FILLER}\n\nComments"

    assert "boilerplate" not in kinds(heading, "A Title")
    assert kinds(bar, "A Title").count("boilerplate") == 4


def test_a_picture_credit_ends_its_caption() -> None:
    text = f"A Title\n\nThe hall on Friday. Image: Nick Moreau.\n\nBelle Image: Nick Moreau.\n\n{FILLER}"

    assert kinds(text, "A Title") == ["title", "caption", "credit", "caption", "credit", "sentence"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Truce Talks ‘Ongoing’\n\n{FILLER}", "Truce Talks ‘Ongoing’"),
        (f"Will it rain?\n\n{FILLER}", "Will it rain?"),
        (f"\n\n  Truce Talks\n\n{FILLER}", "Truce Talks"),
        (f"Skip to content\nMay 18, 2015\nTruce Talks\n\n{FILLER}", "Truce Talks"),
        (FILLER, None),
        (f"{FILLER}\n\n{FILLER}", None),
        ("Truce Talks", None),
        ("They met in the capital of the country on Monday, and the\nmayor said that nobody was hurt.", None),
    ],
)
def test_title_is_a_first_line_that_reads_like_one(text: str, title: str | None) -> None:
    assert find_title(text) == title


def test_the_sample_article_has_its_title_sentences_and_boilerplate() -> None:
    article = Article.from_text((ARTICLES / "truce.txt").read_text(encoding="utf-8"))

    found = [passage.kind for passage in article.passages]

    assert article.title == "Qatar Says Negotiations ‘Ongoing’ For Gaza Truce"
    assert found == ["title", *["sentence"] * 14, "boilerplate"]


@pytest.mark.parametrize(
    ("name", "count"), [("asylum", 13), ("defector", 31), ("hackers", 25), ("stampede", 9), ("taxes", 25)]
)
def test_wikinews_stories_have_a_dateline_and_their_sentences(name: str, count: int) -> None:
    article = Article.from_text((ARTICLES / f"GUM_news_{name}.txt").read_text(encoding="utf-8"))

    found = [passage.kind for passage in article.passages]

    assert found[:2] == ["title", "dateline"]
    assert found.count("sentence") == count
    assert "boilerplate" not in found
