"""Facts: what happened, past tense, append-only. Citizens' facts, and those of teams and households."""
