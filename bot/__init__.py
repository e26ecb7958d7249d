"""From a message to a reply."""
