"""What day it is where the texts are from."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975


def this_year() -> int:
    """The year that it is in Vietnam now."""
    return datetime.now(VIETNAM).year
