"""The shell: reads events, keeps state, shows screens, and does what time brings. Nothing here decides what is
said: that is flows/.
"""
