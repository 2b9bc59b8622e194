DROP TABLE incompatible_migrations;
