"""Preview: for editors, every screen of a guide as citizens see it, beside its issues. Drafts too; keeps nothing."""
