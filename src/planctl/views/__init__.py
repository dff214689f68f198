"""What a reader sees: frozen values, in no language and no format yet."""
