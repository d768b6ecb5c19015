"""Scopes: which words a denial or hedge bears on, and whether a denial stands near the same words."""

import pytest

from summarizer.grounding.clauses import Clause, Scope, content_of
from summarizer.grounding.polarity import _any_near, _restates
from summarizer.grounding.words import key


@pytest.mark.parametrize(
    ("clause", "content", "head"),
    [
        ("he did not sign the treaty", "sign treaty", "sign"),
        ("not sign treaty", "sign treaty", "sign"),
        ("he did not", "", None),
        ("not of the treaty", "treaty", "treaty"),
        ("not out of the treaty", "treaty", None),
        ("not a b c d e far away", "b c d e far", "b"),
        ("not one two three four five six treaty", "three four five six", "three"),
        ("not long sign", "sign", "sign"),
        ("not want to sign", "sign", "sign"),
        ("not only sign", "", None),
        ("not sign only", "sign", "sign"),
        ("not sign anything there but treaties", "sign anything treaties", "sign"),
        ("not sign it but treaties", "", None),
        ("not sign it except treaties", "", None),
        ("not the first time he signs", "first", "first"),
        ("not the time he first signs", "time first signs", "time"),
        ("not say who signs", "signs", None),
        ("not comment on treaties", "comment treaties", None),
        ("not sign or comment", "sign comment", "sign"),
    ],
)
def test_a_denial_bears_on_the_content_words_behind_it(clause: str, content: str, head: str | None) -> None:
    found = tuple(clause.split())

    scope = Clause(found).scope(found.index("not"))

    assert scope.keys == tuple(map(key, content.split()))
    assert scope.head == (key(head) if head else None)


def test_content_is_the_keys_of_the_words_that_carry_some() -> None:
    assert content_of(["he", "did", "not", "sign", "the", "treaty"]) == {key("sign"), key("treaty")}


@pytest.mark.parametrize(
    ("clause", "around"),
    [
        ("he did not sign the treaty yesterday", "did not sign the treaty"),
        ("not sign the treaty yesterday", "not sign the treaty"),
        ("it is not", "is not"),
    ],
)
def test_the_words_around_a_denial_are_told(clause: str, around: str) -> None:
    found = tuple(clause.split())

    assert Clause(found).around(found.index("not")) == around


@pytest.mark.parametrize(
    ("keys", "head", "others", "restates"),
    [
        ("a b c", "a", "a", True),
        ("a b c", "a", "b", False),
        ("a b c", "a", "b c", True),
        ("a b c", None, "a", False),
        ("a b c", None, "a b", True),
        ("", None, "a", False),
    ],
)
def test_the_head_or_two_words_of_a_scope_restate_it(
    keys: str, head: str | None, others: str, *, restates: bool
) -> None:
    assert _restates(Scope(tuple(keys.split()), head), frozenset(others.split())) is restates


@pytest.mark.parametrize(
    ("positions", "distance", "is_near"),
    [((0,), 8, True), ((0,), 9, False), ((), 1, False), ((17,), 9, True), ((18,), 9, False), ((30, 3), 9, True)],
)
def test_a_denial_is_near_within_eight_words(positions: tuple[int, ...], distance: int, *, is_near: bool) -> None:
    prose = Clause((*["x"] * distance, "treaty", *["x"] * 30))

    assert _any_near(positions, [key("treaty")], prose) is is_near
    assert not _any_near(positions, [key("harbour")], prose)
