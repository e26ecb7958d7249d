"""A dictionary of strings on disk: string -> number (its position) and back, without loading it.

Four files `<name>.strings` (UTF-8, one after the other), `.offsets` (where each begins), `.hashes` (crc32 and number,
sorted) and `.directory` (where each leading part of the crc32 begins in them). A look-up touches a handful of blocks.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from index.blocks import BlockFolder

_HASH_BITS = 32


def dictionary_files(name: str) -> list[str]:
    """The names of a dictionary's files."""
    return [f"{name}.{part}" for part in ("strings", "offsets", "hashes", "directory")]


def write_dictionary(folder: Path, name: str, strings: Sequence[str]) -> None:
    """Writes the strings; each one's number is its position. Of equal strings the first is found."""
    encoded = [string.encode() for string in strings]
    offsets = np.zeros(len(encoded) + 1, "<u8")
    np.cumsum([len(one) for one in encoded], out=offsets[1:])
    (folder / f"{name}.strings").write_bytes(b"".join(encoded))
    offsets.tofile(folder / f"{name}.offsets")
    hashes = np.fromiter((crc32(one) for one in encoded), "<u4", len(encoded))
    order = np.argsort(hashes, kind="stable").astype("<u4")
    np.stack([hashes[order], order], axis=1).astype("<u4").tofile(folder / f"{name}.hashes")
    bits = max(1, len(encoded).bit_length() - 1)
    bounds = np.arange((1 << bits) + 1, dtype="<u8") << np.uint64(_HASH_BITS - bits)
    np.searchsorted(hashes[order], bounds).astype("<u4").tofile(folder / f"{name}.directory")


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
        first, last = self._directory.read(part, part + 2).tolist()
        pairs = self._hashes.read(2 * first, 2 * last).tolist()
        for found, number in zip(pairs[::2], pairs[1::2], strict=True):
            if found == wanted and self._bytes(number) == encoded:
                return int(number)
        return None

    def __iter__(self) -> Iterator[str]:
        return (self.string(number) for number in range(len(self)))

    def _bytes(self, number: int) -> memoryview:
        start, stop = self._offsets.read(number, number + 2).tolist()
        return self._strings.read(start, stop)
