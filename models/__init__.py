"""The models: layouts of rooms and streets, shapes, and what trains and measures them. Free of Qt and Open3D."""

import os

# Threads of torch that wait for each other otherwise spin, which on a machine that is busy with anything else (our own
# window and 3D view, to begin with) makes the one they wait for come last. It counts only before torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
