"""Messaging: what channels share. It knows no channel; a channel brings a `Messenger`, and errors that say what to do.

`channel` is what a channel is, and the parts that it is built from. `outbox` shows the screens that people are owed,
`relay` delivers what people say to each other; both take up at the start what the last run of the program left.
`retry` and `background` are the one way to try again and to work in the background.
"""
