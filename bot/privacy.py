"""People under names that lead nowhere: HMAC of their ids, with a key that stays in the data folder."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

KEY_FILE = "privacy.key"
# 128 bits: no two people share a name, nobody can count back.
_NAME_LETTERS = 32
_LEAST_KEY_BYTES = 16


class PrivacyKeyError(Exception):
    """The key that hides people's ids cannot be used."""


class Pseudonyms:
    """Names for people and chats that are always the same and cannot be turned back without the key."""

    def __init__(self, key: bytes) -> None:
        if len(key) < _LEAST_KEY_BYTES:
            raise PrivacyKeyError(f"PRIVACY_KEY is shorter than {_LEAST_KEY_BYTES} bytes; use a longer one")
        self._key = key

    def __repr__(self) -> str:
        return "Pseudonyms(key=…)"

    def name(self, channel: str, identity: str | int) -> str:
        """The name of a person or chat of one channel: 32 hexadecimal letters."""
        told = f"{channel}:{identity}".encode()
        return hmac.new(self._key, told, hashlib.sha256).hexdigest()[:_NAME_LETTERS]


def load_pseudonyms(data_dir: Path, configured: str = "") -> Pseudonyms:
    """Pseudonyms with the configured key, else with the one in the data folder, which is made the first time."""
    if configured:
        return Pseudonyms(configured.encode())
    return Pseudonyms(_key_of(data_dir / KEY_FILE))


def _key_of(path: Path) -> bytes:
    try:
        return _read_key(path)
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_hex(32).encode())
        file.flush()
        os.fsync(file.fileno())
    try:
        # Two processes may start at once: whoever links first made the key, the other reads it.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read_key(path)


def _read_key(path: Path) -> bytes:
    key = path.read_bytes().strip()
    if len(key) < _LEAST_KEY_BYTES:
        raise PrivacyKeyError(f"{path} holds no key; put the old one back, or delete the file to have a new one made")
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return key
