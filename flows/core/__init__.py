"""What every conversation stands on: plain values and pure functions.

Nothing in this room reads a file, a clock, the environment or the network, draws a random number,
logs, awaits or keeps state between two calls. Times and ids arrive inside the event.
"""
