"""From texts to ranked passages."""
