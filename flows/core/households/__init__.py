"""Households: a team's work with them, visits, the people who joined, and whether a member is with somebody now."""
