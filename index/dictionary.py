"""A dictionary of strings on disk: string -> number (its position) and back, without loading it.

Four files `<name>.strings` (UTF-8, one after the other), `.offsets` (where each begins), `.hashes` (crc32 and number,
sorted) and `.directory` (where each leading part of the crc32 begins in them). A look-up touches a handful of blocks.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.blocks import BlockFolder

_HASH_BITS = 32
_HALF = np.uint64(32)  # a key is a string's crc32 and, in the lower half, its number
_LOWER = np.uint64((1 << 32) - 1)

Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]


def dictionary_files(name: str) -> list[str]:
    """The names of a dictionary's files."""
    return [f"{name}.{part}" for part in ("strings", "offsets", "hashes", "directory")]


def write_dictionary(folder: Path, name: str, strings: Sequence[str]) -> None:
    """Writes the strings; each one's number is its position. Of equal strings the first is found."""
    encoded = [string.encode() for string in strings]
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    _write(folder / name, b"".join(encoded), lengths, _keys(encoded, np.arange(len(encoded))))


def _keys(strings: Sequence[bytes], numbers: Ints) -> Keys:
    hashes = np.fromiter(map(crc32, strings), np.uint64, len(strings))
    return (hashes << _HALF) | numbers.astype(np.uint64)


def _write(path: Path, content: bytes, lengths: Ints, keys: Keys) -> None:
    Path(f"{path}.strings").write_bytes(content)
    np.concatenate([[0], np.cumsum(lengths)]).astype("<u8").tofile(f"{path}.offsets")
    keys.sort()
    hashes = keys >> _HALF
    np.stack([hashes, keys & _LOWER], axis=1).astype("<u4").tofile(f"{path}.hashes")
    bits = max(1, len(keys).bit_length() - 1)
    sizes = np.bincount((hashes >> np.uint64(_HASH_BITS - bits)).astype(np.int64), minlength=1 << bits)
    np.concatenate([[0], np.cumsum(sizes)]).astype("<u4").tofile(f"{path}.directory")


class Dictionary:
    """Reads what `write_dictionary` wrote."""

    def __init__(self, files: BlockFolder, name: str) -> None:
        self._strings = files.open(f"{name}.strings")
        self._offsets = files.array(f"{name}.offsets", "<u8")
        self._hashes = files.array(f"{name}.hashes", "<u4")
        self._directory = files.array(f"{name}.directory", "<u4")
        self._shift = _HASH_BITS - max(1, len(self).bit_length() - 1)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def string(self, number: int) -> str:
        """The string of a number."""
        return str(self._bytes(number), "utf-8")

    def find(self, string: str) -> int | None:
        """The number of a string, or None."""
        encoded = string.encode(errors="replace")
        wanted = crc32(encoded)
        part = wanted >> self._shift
        first, last = self._directory.pair(part)
        pairs = self._hashes.items(2 * first, 2 * last)
        for at in range(0, len(pairs), 2):
            if pairs[at] == wanted and self._bytes(pairs[at + 1]) == encoded:
                return pairs[at + 1]
        return None

    def with_prefix(self, prefix: str) -> Iterator[str]:
        """The strings that begin with `prefix`; of a dictionary in the order of code points, as those of terms are."""
        first = bisect_left(range(len(self)), prefix, key=self.string)
        return takewhile(lambda string: string.startswith(prefix), map(self.string, range(first, len(self))))

    def read_ahead(self) -> None:
        """Checks all of it now, so that no look-up has to."""
        self._strings.check(0, self._strings.size)
        for array in (self._offsets, self._hashes, self._directory):
            array.read(0, len(array))

    def __iter__(self) -> Iterator[str]:
        return (self.string(number) for number in range(len(self)))

    def rewrite(self, folder: Path, name: str, kept: npt.NDArray[np.bool_], added: Sequence[tuple[int, str]]) -> None:
        """Writes a dictionary of the strings that are `kept` and of those `added`, each in front of an old number.

        `added` stands in the order that the strings will have.
        """
        places = np.array([place for place, _ in added], np.int64)
        strings = [string.encode() for _, string in added]
        before = np.concatenate([[0], np.cumsum(kept)])  # strings kept in front of each old number
        new = before[:-1] + np.searchsorted(places, np.arange(len(kept)), "right")
        lengths = np.diff(self._bounds())[kept]
        lengths = np.insert(lengths, before[places], np.fromiter(map(len, strings), np.int64, len(strings)))
        pairs = self._hashes.read(0, len(self._hashes)).reshape(-1, 2)
        pairs = pairs[kept[pairs[:, 1]]]
        keys = (pairs[:, 0].astype(np.uint64) << _HALF) | new[pairs[:, 1]].astype(np.uint64)
        keys = np.concatenate([keys, _keys(strings, before[places] + np.arange(len(strings)))])
        _write(folder / name, b"".join(self._pieces(kept, places, strings)), lengths, keys)

    def _pieces(
        self, kept: npt.NDArray[np.bool_], places: Ints, strings: Sequence[bytes]
    ) -> Iterator[bytes | memoryview]:
        """The strings kept and added, in order; those between two changes in one piece."""
        bounds, content = self._bounds(), self._strings.read(0, self._strings.size)
        changes = [(place, 0, string) for place, string in zip(places.tolist(), strings, strict=True)]
        changes += [(place, 1, b"") for place in np.flatnonzero(~kept).tolist()]
        changes.sort(key=lambda change: change[:2])  # stable: what is added in one place keeps its order
        at = 0
        for place, removed, string in changes:
            yield content[bounds[at] : bounds[place]]
            yield string
            at = place + removed
        yield content[bounds[at] :]

    def _bounds(self) -> Ints:
        return self._offsets.read(0, len(self._offsets)).astype(np.int64)

    def _bytes(self, number: int) -> memoryview:
        start, stop = self._offsets.pair(number)
        return self._strings.read(start, stop)
