"""The words of one sentence and its tree: read, put right where the tree is wrong, and asked by all other floors."""
