"""Where it lives: connection, schema, migrations, backup."""
