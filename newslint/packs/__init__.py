"""Rule files to compiled rules: reading with places, validation, inheritance, compilation, the cache."""
