"""An answer as the strings of one channel, escaped and cut."""
