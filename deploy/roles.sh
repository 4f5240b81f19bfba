#!/bin/sh
# Makes the database and its roles at the first start of the PostgreSQL container; see docs/access.md.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres --set owner="$OWNER_PASSWORD" --set server="$SERVER_PASSWORD" <<'SQL'
create role ballast_owner login password :'owner';
create role ballast_app;
create role ballast_scoped;
create role ballast_server login password :'server' bypassrls;
grant ballast_app to ballast_server, ballast_scoped;
grant ballast_scoped to ballast_server with inherit false;
create database ballast owner ballast_owner;
SQL
