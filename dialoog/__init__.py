"""Dialoog: web asks, services do, domain decides, storage remembers, adapters speak.

This file stays empty of imports, so that ``import dialoog.domain`` loads no framework.
"""
