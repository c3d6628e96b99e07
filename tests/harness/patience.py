"""How long tests wait for what must come. A bound only ends a hang: no test says that something is fast."""

PATIENCE_S = 60.0
