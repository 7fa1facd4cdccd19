"""Label schemes read from YAML."""
