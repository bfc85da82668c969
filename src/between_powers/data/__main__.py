"""``python -m between_powers.data``: check the whole data package."""

import sys

from between_powers.data import main

sys.exit(main())
