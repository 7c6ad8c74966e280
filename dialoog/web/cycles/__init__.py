"""Cycles: Benut Ervaringen, from choosing a theme to following it until it is better."""
