"""Turns gestures into workspace calls and workspace signals into pixels."""
