"""Files of a generation as memory-mapped arrays whose blocks are checked before they are first used."""

import hashlib
import mmap
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import CorruptGeneration

# Bytes. A question's dictionary probes touch some five blocks a term: at 64 KiB a cold question hashes a few MB,
# at 1 MiB it hashed tens; the list of hashes is 32 bytes a block (0.05 %).
BLOCK = 1 << 16
DIGEST = 32
HASH_LIST = "blocks.sha256"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Size in bytes and the place of the file's first block hash in the list of all hashes (0-based)."""

    bytes: int
    first_block: int


def block_digests(path: Path) -> Iterator[bytes]:
    """The sha256 of each block of a file."""
    with path.open("rb", buffering=0) as file:
        while block := file.read(BLOCK):
            yield hashlib.sha256(block).digest()


def write_hash_list(folder: Path, names: Iterable[str]) -> tuple[dict[str, FileEntry], list[str]]:
    """Writes the block hashes of the named files into one list.

    Returns the entries for the manifest and the sha256 of each block of the list itself, in hexadecimal: the manifest
    stays small (2 MiB of file a digest in the list, 4 GiB of files a kilobyte of manifest).
    """
    entries: dict[str, FileEntry] = {}
    digests = bytearray()
    for name in sorted(names):
        entries[name] = FileEntry((folder / name).stat().st_size, len(digests) // DIGEST)
        for digest in block_digests(folder / name):
            digests += digest
    (folder / HASH_LIST).write_bytes(digests)
    return entries, [digest.hex() for digest in block_digests(folder / HASH_LIST)]


class BlockDigests:
    """What the blocks of one file should hash to."""

    def of(self, block: int) -> bytes:
        """The sha256 of a block."""
        raise NotImplementedError


class MappedBytes:
    """A read-only file in memory; `read` gives bytes that were checked."""

    def __init__(self, path: Path, size: int, digests: BlockDigests) -> None:
        self.path = path
        self.size = size
        self._digests = digests
        try:
            with path.open("rb") as file:
                found = os.fstat(file.fileno()).st_size
                if found != size:
                    raise CorruptGeneration(path, f"has {found} bytes, not {size}")
                self._map = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")
        except OSError as error:
            raise CorruptGeneration(path, f"cannot be read ({error.strerror})") from error
        self._checked = bytearray(-(-size // BLOCK))

    def check(self, start: int, stop: int) -> None:
        """Raises CorruptGeneration unless every block of bytes [start, stop) has its hash."""
        if start >= stop:
            return
        first, last = start // BLOCK, (stop - 1) // BLOCK + 1
        if last - first == 1 and self._checked[first]:
            return  # most reads: a term's number, its string
        block = self._checked.find(0, first, last)
        while block >= 0:
            content = self._map[block * BLOCK : (block + 1) * BLOCK]
            if hashlib.sha256(content).digest() != self._digests.of(block):
                raise CorruptGeneration(self.path, f"block {block} (bytes from {block * BLOCK}) is damaged")
            self._checked[block] = 1
            block = self._checked.find(0, block + 1, last)

    def read(self, start: int, stop: int) -> memoryview:
        """Bytes [start, stop), checked."""
        self.check(start, stop)
        return self._map[start:stop]

    def view(self) -> memoryview:
        """The whole file, unchecked: only for slices that `check` has passed."""
        return self._map


class ListedDigests(BlockDigests):
    """Digests given in the manifest."""

    def __init__(self, digests: list[str]) -> None:
        self._digests = digests

    def of(self, block: int) -> bytes:
        """The sha256 of a block."""
        return bytes.fromhex(self._digests[block])


class StoredDigests(BlockDigests):
    """Digests standing in the hash list, which is checked itself."""

    def __init__(self, hash_list: MappedBytes, first_block: int) -> None:
        self._list = hash_list
        self._first = first_block

    def of(self, block: int) -> bytes:
        """The sha256 of a block."""
        start = (self._first + block) * DIGEST
        return bytes(self._list.read(start, start + DIGEST))


class BlockFolder:
    """Opens the files of a generation folder with their hashes."""

    def __init__(self, folder: Path, entries: dict[str, FileEntry], list_digests: list[str]) -> None:
        self.folder = folder
        self.entries = entries
        blocks = sum(-(-entry.bytes // BLOCK) for entry in entries.values())
        self._list = MappedBytes(folder / HASH_LIST, blocks * DIGEST, ListedDigests(list_digests))

    def open(self, name: str) -> MappedBytes:
        """The named file; CorruptGeneration when it is missing or has another size."""
        if name not in self.entries:
            raise CorruptGeneration(self.folder / name, "is not named in the manifest")
        entry = self.entries[name]
        return MappedBytes(self.folder / name, entry.bytes, StoredDigests(self._list, entry.first_block))

    def array(self, name: str, dtype: npt.DTypeLike) -> "MappedArray":
        """The named file as numbers."""
        return MappedArray(self.open(name), dtype)


class MappedArray:
    """One-dimensional little-endian array in a file; `read` slices it, checked."""

    def __init__(self, file: MappedBytes, dtype: npt.DTypeLike) -> None:
        self._file = file
        self._array: npt.NDArray[Any] = np.frombuffer(file.view(), dtype=dtype)
        self._width = self._array.itemsize
        self._items: memoryview[Any] = file.view().cast(self._array.dtype.char)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._array)

    def read(self, start: int, stop: int) -> npt.NDArray[Any]:
        """Items [start, stop), a view into the file."""
        self._file.check(start * self._width, stop * self._width)
        return self._array[start:stop]

    def pair(self, start: int) -> tuple[int, int]:
        """Items `start` and `start + 1` of an array of whole numbers; five times as fast as by `read`."""
        self._file.check(start * self._width, (start + 2) * self._width)
        return self._items[start], self._items[start + 1]

    def items(self, start: int, stop: int) -> list[int]:
        """Items [start, stop) of an array of whole numbers."""
        self._file.check(start * self._width, stop * self._width)
        return self._items[start:stop].tolist()
