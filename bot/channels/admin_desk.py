"""What the admins' part offers a channel."""

from typing import Protocol


class AdminDesk(Protocol):
    """Commands for admins; the channel has made sure who asks."""

    @property
    def commands(self) -> tuple[tuple[str, str], ...]:
        """(name, description) of each command, for the menu."""

    async def run(self, command: str, argument: str) -> str:
        """Does it; gives what to tell the admin."""
