"""How long things about people are kept."""
