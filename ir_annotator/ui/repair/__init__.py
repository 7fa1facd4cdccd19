"""Checking and mending how records are split into Q&As."""
