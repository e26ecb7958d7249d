"""Values used last stay in memory; the others are read again."""

from collections.abc import Sequence

import pytest

from index.kept import Kept


class Reader:
    """Squares numbers, and remembers for which it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, numbers: Sequence[int]) -> dict[int, int]:
        self.asked.append(list(numbers))
        return {number: number * number for number in numbers}


def test_what_is_kept_is_not_read_again() -> None:
    kept, read = Kept[int, int](10), Reader()
    assert kept.all_of([1, 2], read) == {1: 1, 2: 4}
    assert kept.all_of([2, 3, 1], read) == {1: 1, 2: 4, 3: 9}
    assert read.asked == [[1, 2], [3]]


def test_a_key_asked_for_twice_is_read_once() -> None:
    read = Reader()
    assert Kept[int, int](10).all_of([4, 4], read) == {4: 16}
    assert read.asked == [[4]]


def test_the_value_not_used_for_longest_goes_first() -> None:
    kept, read = Kept[int, int](2), Reader()
    kept.all_of([1, 2], read)
    kept.all_of([1], read)
    kept.all_of([3], read)
    kept.all_of([1, 2], read)
    assert read.asked == [[1, 2], [3], [2]]


def test_more_keys_than_are_kept_are_all_answered() -> None:
    assert Kept[int, int](2).all_of(range(5), Reader()) == {n: n * n for n in range(5)}


def test_nothing_is_kept_of_a_reading_that_failed() -> None:
    kept, read = Kept[int, int](2), Reader()
    with pytest.raises(ZeroDivisionError):
        kept.all_of([1], lambda numbers: dict.fromkeys(numbers, 1 // 0))
    assert kept.all_of([1], read) == {1: 1}
