"""Widgets that know nothing of our domain."""
