"""An official model of a piece -> its piece model in YAML, to be completed, and a picture of what was taken.

`sheet`: what is printed, whatever the file; `pages`, `word`: how it is found; `sort`: what each passage is;
`known`: what the schemes call it; `draft`, `picture`: what is written.
"""
