"""Help requests: a citizen asks for a helper, a team answers; what passing time does to it."""
