"""The preview: for editors, every screen of a guide as citizens see it, and its issues. It keeps nothing."""
