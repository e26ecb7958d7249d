"""From texts to ranked passages."""

import os

# numpy's matrix library would start a thread for every processor and spin it, which doubles the cost of a start;
# nothing here multiplies matrices.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
