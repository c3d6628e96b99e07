"""Steering: typed words that mean a button, or a way, wherever the person stands. A closed grammar, not a likeness."""
