"""Turns: the one door into the conversation. A channel gives an event to `service` and gets the screen to show.

One turn: wait for the person's earlier events, load, advance (`lookup` answers what it asks of shared records), save
all of it in one transaction, then let the channels know what others must be shown (`deliveries`) and which live
screens have changed (`changes`). `flood` limits how many events one person may send.
"""
