"""The EPUB edition: the pages of the website as a book for readers' own devices.

What only a screen with scripts can use is left out; figures are the same pictures, tables have all
their rows, and every source, note and formula stays. Switched off in the live preview.
"""
