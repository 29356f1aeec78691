"""Photos, documents and recordings as they come in: told apart by their bytes, drawn anew, checked."""
