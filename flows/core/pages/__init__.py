"""Pages: what conversations build screens from: the page itself, long lists, moments in words, guides as cards."""
