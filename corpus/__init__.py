"""The texts: reading articles, and what is true of each of them."""
