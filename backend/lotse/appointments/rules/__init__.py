"""Pure decisions: wall clock, windows, slot arithmetic, who may do what."""
