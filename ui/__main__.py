"""``python -m ui`` is ``scene-composer``."""

import sys

from ui.cli import main

sys.exit(main())
