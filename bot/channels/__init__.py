"""One file a channel: thin adapters that decide nothing."""
