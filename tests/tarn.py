"""One edition with everything that a reader may meet, about an invented accident; every span is exact."""

from typing import Any

from summarizer.edition import Edition

TEXTS = {
    "first": """Explosion at Tarn fertiliser plant kills 18

An explosion at the Halvik fertiliser plant in Tarn killed 18 people on Tuesday morning, the health ministry of Norvia \
said. The army, which is searching the ruins, said that 11 people were killed.

The hospital in Tarn is treating 47 injured people.

Interior Minister Ada Kessel said that the Halvik plant would not be closed. "Tarn lives on this plant," she said.

It is not known who ordered the repair of the tank on Monday. It is also open whether Brandt Chemicals had been warned \
about the crack in the tank.""",
    "wire": """Ammonia cloud over Tarn after blast

A cloud of ammonia drifted over the town of Tarn on Tuesday, and 312 houses were damaged.

Brandt Chemicals denied that it had been warned about the crack in the tank. Engineer Mika Sorel accused Brandt \
Chemicals of having been warned about the crack in the tank. "I wrote to them twice," Sorel said.""",
    "third": """Minister to close Halvik plant as toll rises

The explosion at the Halvik fertiliser plant in Tarn killed 23 people, the health ministry of Norvia said on Thursday.

Interior Minister Ada Kessel said that the Halvik plant would be closed. "I was wrong about this plant," she said.

Plant manager Tomas Rehn ordered the repair of the tank on Monday, prosecutor Ilona Fersen said. A court will hear \
her on 14 March.""",
    "library": """Melk turns its old station into a library

The town of Melk will open a library in its old railway station on 1 April. The conversion cost 3.2 million crowns.""",
}
FAILED_PATH = "in/broken.pdf"
_METADATA = {
    "first": ("The Tarn Herald", "https://herald.example/tarn-plant", "2031-03-04T15:20:00+01:00"),
    "wire": ("The Northern Gazette", "https://gazette.example/ammonia-tarn", "2031-03-05T17:00:00+01:00"),
    "third": ("The Tarn Herald", "https://herald.example/tarn-close", "2031-03-06T15:00:00+01:00"),
    "library": ("Melk Weekly", None, "2031-03-06"),
}

_WHY = {
    "p1": "Ada Kessel announces on Thursday what she rejected on Tuesday.",
    "p2": "No earlier article reports it.",
    "p3": "No earlier article reports it.",
    "p4": "No earlier article reports it.",
}


def tarn_edition() -> Edition:
    """Return the edition of the third day."""
    return Edition.model_validate(
        {
            "schema_version": "1",
            "id": "7" * 64,
            "date": "2031-03-06",
            "timezone": "Europe/Berlin",
            "since": "2031-03-05",
            "lead": None,
            "stories": [_plant(), _library()],
            "unchanged": [
                {
                    "id": "s9",
                    "headline": {"text": "Ferry strike goes on", "evidence": [_other("Ferry strike goes on")]},
                    "changed_date": "2031-03-02",
                    "articles": 2,
                    "open_questions": 1,
                }
            ],
            "corrections": [_correction()],
            "failed": [{"paths": [FAILED_PATH], "code": "no_text", "reason": "the PDF holds no text layer"}],
            "counts": {
                "articles": 7,
                "new_articles": 2,
                "copies": 1,
                "stories": 3,
                "new_stories": 1,
                "changed_stories": 1,
                "unchanged_stories": 1,
                "failed": 1,
            },
        }
    )


def _plant() -> dict[str, Any]:
    killed = {"counted": "people killed", "scope": "explosion in Tarn", "source": "health ministry of Norvia"}
    deaths = _given("third", "23", "23 people", **killed)
    army = _given("first", "11", "that 11", counted="people killed", source="The army", is_new=False)
    kessel = {"holder": "a1", "holder_name": "Ada Kessel"}
    warned = "whether Brandt Chemicals had been warned"
    return {
        "id": "s1",
        "status": "changed",
        "first_date": "2031-03-04",
        "changed_date": "2031-03-06",
        "headline": _headline("third"),
        "gist": [
            {**_sentence("third", "killed 23"), "is_new": True},
            _sentence("wire", "A cloud of ammonia"),
        ],
        "articles": [
            _article("third"),
            {**_article("wire"), "is_new": False, "copies": [_copy()]},
            {**_article("first"), "is_new": False},
        ],
        "origins": 3,
        "reasons": [{"code": "names", "article": "third", "text": "both name Halvik, Tarn and Ada Kessel"}],
        "actors": [
            _actor("a1", "Ada Kessel", "Interior Minister", "third"),
            _actor("a2", "Brandt Chemicals", None, "wire"),
            _actor("a3", "Mika Sorel", "Engineer", "wire"),
            _actor("a4", "Ilona Fersen", "prosecutor", "third"),
            {**_actor("a5", "Tomas Rehn", "Plant manager", "third"), "salience": 3},
        ],
        "numbers": [
            _number("n1", "updated", [deaths], _given("first", "18", "18 people on", **{**killed, "is_new": False})),
            _number("n2", "different_counter", [army], None),
            _number("n3", "new", [_given("wire", "312", "312", counted="houses damaged", is_new=False)], None),
        ],
        "positions": [
            {
                **_position("p1", _held("third", "announces", "The Halvik plant would be closed.", "I was wrong")),
                **kessel,
                "change": "reversed",
                "issue": "closing the Halvik plant",
                "before": _held("first", "rejects", "The Halvik plant would not be closed.", "Tarn lives on"),
            },
            {
                **_position(
                    "p2", _held("wire", "denies", "It had not been warned about the crack in the tank.", "denied that")
                ),
                "holder": "a2",
                "holder_name": "Brandt Chemicals",
            },
            {
                **_position("p3", _held("wire", "accuses", "It was warned about the crack.", "I wrote to them twice")),
                "holder": "a3",
                "holder_name": "Mika Sorel",
                "target": "Brandt Chemicals",
            },
            {
                **_position(
                    "p4", _held("third", "asserts", "Tomas Rehn ordered the repair of the tank.", "Plant manager")
                ),
                "holder": "a4",
                "holder_name": "Ilona Fersen",
                "is_new": True,
            },
        ],
        "disputes": [
            {"id": "d1", "kind": "positions", "issue": "crack in the tank", "is_new": False, "sides": ["p2", "p3"]},
            {"id": "d2", "kind": "numbers", "issue": "people killed", "is_new": False, "sides": ["n1", "n2"]},
        ],
        "questions": [
            {
                **_question("q1", "Who ordered the repair of the tank?", "who ordered"),
                "status": "answered",
                "answer": _evidence("third", "Tomas Rehn ordered"),
            },
            _question("q2", "Had Brandt Chemicals been warned about the crack in the tank?", warned),
        ],
        "dates": [
            {
                "date": "2031-03-14",
                "mention": _mention("third", "14 March"),
                "is_ahead": True,
                "evidence": [_evidence("third", "14 March")],
            }
        ],
    }


def _library() -> dict[str, Any]:
    return {
        "id": "s2",
        "status": "new",
        "first_date": "2031-03-06",
        "changed_date": "2031-03-06",
        "headline": _headline("library"),
        "gist": [{**_sentence("library", "The town of Melk"), "is_new": True, "support": "unverified"}],
        "articles": [_article("library")],
        "origins": 1,
        "reasons": [],
        "actors": [],
        "numbers": [
            _number("n4", "new", [_given("library", "3.2 million crowns", "3.2", counted="The conversion")], None)
        ],
        "positions": [],
        "disputes": [],
        "questions": [],
        "dates": [],
    }


def _correction() -> dict[str, Any]:
    return {
        "story": "s1",
        "path": "in/herald-tarn.html",
        "title": "Explosion at Tarn fertiliser plant kills 18",
        "url": "https://herald.example/tarn-plant",
        "article_before": "first-before",
        "article_now": "first",
        "items": [
            {
                "section": "numbers",
                "code": "changed",
                "before": "74 injured people",
                "now": "47 injured people",
                "evidence": [_evidence("first", "47 injured")],
            }
        ],
        "sent": [{"edition": "6" * 64, "date": "2031-03-04", "story": "s1", "text": "74 injured people"}],
    }


def _copy() -> dict[str, Any]:
    article = _article("wire")
    del article["is_new"], article["copies"]
    return {**article, "id": "post", "kind": "wire", "publisher": "The Sorre Post", "url": None}


def _article(article: str) -> dict[str, Any]:
    publisher, url, published = _METADATA[article]
    title = TEXTS[article].partition("\n")[0]
    metadata = {"id": article, "title": title, "url": url, "publisher": publisher, "published": published}
    return {**metadata, "paths": [f"in/{article}.txt"], "is_new": True, "copies": []}


def _headline(article: str) -> dict[str, Any]:
    title = TEXTS[article].partition("\n")[0]
    return {"text": title, "evidence": [_evidence(article, title)]}


def _sentence(article: str, words: str) -> dict[str, Any]:
    evidence = _evidence(article, words)
    return {"text": evidence["exact"], "support": "verified", "is_new": False, "evidence": [evidence]}


def _actor(name: str, full: str, role: str | None, article: str) -> dict[str, Any]:
    evidence = [_evidence(article, full)]
    known: dict[str, Any] = {"id": name, "name": full, "kind": "person", "role": role, "aliases": [], "salience": 1}
    return {**known, "affiliation": None, "actors": [[article, "A1"]], "evidence": evidence}


def _number(name: str, change: str, given: list[dict[str, Any]], before: dict[str, Any] | None) -> dict[str, Any]:
    first = given[0]
    reasons = {
        "updated": "The same ministry gives a higher count two days later.",
        "different_counter": "The army counts what it found itself; the ministry counts for the country.",
    }
    labels = {key: first[key] for key in ("counted", "scope", "unit")}
    told = {"id": name, "change": change, "explanation": reasons.get(change, "No earlier article gives it.")}
    return {**told, **labels, "salience": 1, "has_fallen": False, "given": given, "before": before, "related": []}


def _given(article: str, exact: str, words: str, **labels: Any) -> dict[str, Any]:
    value = float(exact.partition(" ")[0])
    empty = {"unit": None, "counted": None, "scope": None, "as_of": None, "source": None, "is_new": True}
    return {
        "article": article,
        "number": "N1",
        "mention": _mention(article, exact, TEXTS[article].index(words)),
        "value": value,
        "low": value,
        "high": value,
        "qualifier": "exact",
        "date": _METADATA[article][2][:10],
        "support": "verified",
        "evidence": [_evidence(article, words)],
        **empty,
        **labels,
    }


def _position(name: str, now: dict[str, Any]) -> dict[str, Any]:
    empty = {"unresolved": None, "target": None, "salience": 1, "is_new": now["article"] == "third", "before": None}
    return {"id": name, "change": "new", "explanation": _WHY[name], "issue": "the tank", "now": now, **empty}


def _held(article: str, stance: str, statement: str, words: str) -> dict[str, Any]:
    evidence = _evidence(article, words)
    quoted = evidence["exact"].split('"')[1:2]
    return {
        "article": article,
        "position": "P1",
        "stance": stance,
        "statement": statement,
        "directness": "direct" if quoted else "indirect",
        "quotes": [_mention(article, quote.strip(",")) for quote in quoted],
        "relayed_by": [],
        "date": _METADATA[article][2][:10],
        "support": "verified",
        "evidence": [evidence],
    }


def _question(name: str, question: str, words: str) -> dict[str, Any]:
    told = {"id": name, "status": "open", "question": question, "kind": "not_stated", "parties": [], "salience": 1}
    opened = {"opened": "2031-03-04", "opened_by": "first", "age_days": 2, "answer": None}
    return {**told, **opened, "evidence": [_evidence("first", words)]}


def _evidence(article: str, words: str) -> dict[str, Any]:
    """Return the sentences of the line that hold these words; a quotation keeps its line."""
    text = TEXTS[article]
    at = text.index(words)
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at) if "\n" in text[at:] else len(text)
    stop_before = text.rfind(". ", line_start, at)
    start = line_start if stop_before < 0 else stop_before + 2
    stop = text.find(". ", at, line_end)
    end = line_end if stop < 0 else stop + 1
    return {"article": article, "start": start, "end": end, "exact": text[start:end], "passage": 1}


def _mention(article: str, exact: str, after: int = 0) -> dict[str, Any]:
    start = TEXTS[article].index(exact, after)
    return {"article": article, "start": start, "end": start + len(exact), "exact": exact}


def _other(text: str) -> dict[str, Any]:
    return {"article": "of an earlier edition", "start": 0, "end": len(text), "exact": text, "passage": 1}
