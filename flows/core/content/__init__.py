"""What editors write, as values: guides, their pictures and translations, the glossary, small talk, and issues.

The models here say what a file may hold. Reading and checking the files is `bot/guides`' work.
"""
