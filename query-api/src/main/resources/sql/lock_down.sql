-- A metric's statement reads tables: no files, no network, no settings.
SET enable_external_access = false;
SET lock_configuration = true;
