"""The project file: the only place with SQL; takes and returns domain objects."""
