"""Why a foreign file is not brought in. Each refusal has a line for the log and a sentence for the person."""

from typing import Any, ClassVar

from corpus import texts_vi

Fact = str | int
_SHOWN_NAME = 80  # characters of a file name that a sentence can carry


class Refused(Exception):
    """A file that is not brought in. `str()` is for the log, `notice` for the person; both name file and way out."""

    log: ClassVar[str] = "{name}: refused"
    said: ClassVar[str] = texts_vi.DAMAGED
    kinds: ClassVar[dict[str, type["Refused"]]] = {}

    def __init__(self, name: str, **facts: Fact) -> None:
        shown: dict[str, Any] = {**facts, "name": shown_name(name)}
        super().__init__(self.log.format(**shown))
        self.notice = self.said.format(**shown)
        self.facts = facts

    def __init_subclass__(cls) -> None:
        Refused.kinds[cls.__name__] = cls


def shown_name(name: str) -> str:
    """The name on one line, without control characters, cut to what a sentence can carry."""
    clean = "".join(char if char.isprintable() else "?" for char in name)
    return clean if len(clean) <= _SHOWN_NAME else clean[: _SHOWN_NAME - 1] + "…"


class BadName(Refused):
    """The name is no plain file name."""

    log = "{name}: not a plain file name; send it under a name without folders"
    said = texts_vi.BAD_NAME


class Missing(Refused):
    """No file stands there."""

    log = "{name}: no such file; check the name"
    said = texts_vi.MISSING


class Unreadable(Refused):
    """The system refuses to read the file."""

    log = "{name}: cannot be read ({reason}); check that it is a file and who may read it"
    said = texts_vi.UNREADABLE


class TooLarge(Refused):
    """The file has more bytes than are taken in."""

    log = "{name}: {megabytes} MB, at most {limit} MB are taken in; split the file"
    said = texts_vi.TOO_LARGE


class NoContent(Refused):
    """The file holds neither text nor pictures."""

    log = "{name}: holds no text; send the file that has the text"
    said = texts_vi.EMPTY


class WrongType(Refused):
    """The file is of a type that is not read."""

    log = "{name}: is {found}; send PDF with text, DOCX, HTML, TXT or MD"
    said = texts_vi.WRONG_TYPE


class OldWord(Refused):
    """The file is Word's old binary format."""

    log = "{name}: is an old .doc file; save it as .docx"
    said = texts_vi.OLD_WORD


class WrongMagic(Refused):
    """The file's first bytes are not those its ending promises."""

    log = "{name}: the ending is {ending}, the content is {found}; save it again in the right format"
    said = texts_vi.WRONG_MAGIC


class Encrypted(Refused):
    """The file needs a password."""

    log = "{name}: needs a password; remove it or print to a new PDF"
    said = texts_vi.ENCRYPTED


class Scan(Refused):
    """The pages are pictures."""

    log = "{name}: a scan, {blank} of {pages} pages have no text; send a file with text, or run OCR and check it"
    said = texts_vi.SCAN


class TooManyPages(Refused):
    """The PDF has more pages than are read."""

    log = "{name}: {pages} pages, at most {limit} are read; split the file"
    said = texts_vi.TOO_MANY_PAGES


class Bomb(Refused):
    """A small archive that unpacks to a huge one."""

    log = "{name}: unpacks to {megabytes} MB, at most {limit} MB are read; save it again without large pictures"
    said = texts_vi.BOMB


class UnsafeXml(Refused):
    """XML that declares a document type or entities, which Word never writes."""

    log = "{name}: declares a document type or entities in {part}; save it as a new .docx"
    said = texts_vi.UNSAFE_XML


class OldFont(Refused):
    """Letters of an encoding that cannot be told or converted with certainty."""

    log = "{name}: {words} words are no Unicode Vietnamese and fit neither TCVN3 nor VNI; convert the file to Unicode"
    said = texts_vi.OLD_FONT


class Damaged(Refused):
    """The parser gave up."""

    log = "{name}: damaged ({reason}); open it, save it again and send that"
    said = texts_vi.DAMAGED


class TooSlow(Refused):
    """Reading took longer than the limit."""

    log = "{name}: reading was stopped after {seconds} s; split or save the file again"
    said = texts_vi.TOO_SLOW


class TooMuchMemory(Refused):
    """Reading wanted more memory than the limit."""

    log = "{name}: reading wanted more than {megabytes} MB of memory; split or save the file again"
    said = texts_vi.TOO_MUCH_MEMORY


class TooLong(Refused):
    """The text has more characters than an article may have."""

    log = "{name}: {characters} characters, at most {limit}; split it into several documents"
    said = texts_vi.TOO_LONG


class NoReader(Refused):
    """The package that reads this type is not installed."""

    log = "{name}: reading {kind} needs a package that is missing; install the extra `importers`"
    said = texts_vi.NO_READER


class NotKept(Refused):
    """The article file could not be written."""

    log = "{name}: not written to {path} ({reason}); nothing was changed; check disk and permissions"
    said = texts_vi.NOT_KEPT


class Busy(Refused):
    """Another process is changing the corpus folder."""

    log = "{path}: another process is changing this folder; try again"
    said = texts_vi.BUSY


class NotInCorpus(Refused):
    """No article has this id."""

    log = "{name}: no such document in the corpus; `python -m index info` lists them"
    said = texts_vi.NOT_IN_CORPUS


class NotInBin(Refused):
    """The bin holds no document of this id."""

    log = "{name}: not in the bin; it keeps documents for {days} days"
    said = texts_vi.NOT_IN_BIN


class Taken(Refused):
    """A document of this id stands in the corpus already."""

    log = "{name}: the corpus has a document of this id; remove that one first"
    said = texts_vi.TAKEN


class BadField(Refused):
    """A correction that names no field."""

    log = "{name}: no field of a document; write `Số: 55/KH-UBND`"
    said = texts_vi.BAD_FIELD


class BadDate(Refused):
    """A correction that is no date."""

    log = "{name}: no date; write 12/04/2022, 04/2022 or 2022"
    said = texts_vi.BAD_DATE
