"""Old Word files (.doc) read by way of LibreOffice."""
