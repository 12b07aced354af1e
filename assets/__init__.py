"""Data shipped with the program: vocabulary, weights, icons, sample scenes. Read through `importlib.resources`."""
