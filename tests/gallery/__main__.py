"""`python -m tests.gallery` writes the gallery and says where."""

import sys

from tests.gallery.drawing import write

if __name__ == "__main__":
    sys.stdout.write(f"{write().as_uri()}\n")
