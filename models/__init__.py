"""The models: layouts of rooms and streets, shapes, and what trains and measures them. Free of Qt and Open3D."""

import os

# Threads of torch that wait for each other spin for a while before they sleep. The usual while is so long that, on a
# machine that is busy with anything else (our own window and 3D view, to begin with), the thread they wait for comes
# last; none at all makes every step slower. It counts only before torch is loaded.
os.environ.setdefault("GOMP_SPINCOUNT", "20000")
