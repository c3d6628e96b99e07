"""The server: everything that a running process needs around the conversation: start and end, logs, metrics, memory."""
