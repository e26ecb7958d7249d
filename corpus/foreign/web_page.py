"""The article in a saved web page. The only door to trafilatura."""

import logging
import re

import trafilatura

from corpus.foreign.extract import Extract
from corpus.foreign.refusals import NoContent
from corpus.foreign.text_file import decoded

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def read_html(name: str, data: bytes) -> Extract:
    """The main text with title, site, date and canonical address, as far as the page tells them."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    declared = _CHARSET.search(data[:4096])
    page = trafilatura.bare_extraction(
        decoded(data, declared.group(1).decode() if declared else None),
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},  # marked as the date, not guessed
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise NoContent(name)
    return Extract(
        text=re.sub(r"\n+", "\n\n", page.text),
        title=page.title,
        publisher=page.sitename or page.hostname,
        published_on=page.date,
        url=page.url,
    )
