"""The short measure: a few statements with faces, and what comes out."""
