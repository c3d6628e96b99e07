"""The shell: carries what the pure room decides. Nothing here chooses what is said."""
