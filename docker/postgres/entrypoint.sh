#!/bin/sh
# Makes a database where there is none yet, and becomes the server; arguments are the server's. There is nothing but a shell here.
set -eu

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  if [ -z "${POSTGRES_PASSWORD:-}" ]; then
    echo "POSTGRES_PASSWORD is not set: give the password that the database is to have" >&2
    exit 1
  fi
  user=${POSTGRES_USER:-postgres}
  database=${POSTGRES_DB:-$user}
  # The password is not among the arguments, which everybody may see. That there is no program `locale`, and hence no locale, is
  # told, and is no harm.
  initdb --pgdata="$PGDATA" --username="$user" --pwfile=/dev/fd/3 --auth-host=scram-sha-256 --auth-local=reject \
    --encoding=UTF8 --no-locale --no-sync --no-instructions 3<<END >/dev/null
$POSTGRES_PASSWORD
END
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  if [ "$database" != postgres ]; then
    printf 'CREATE DATABASE "%s"\n' "$database" | postgres --single -D "$PGDATA" -c fsync=off postgres >/dev/null
  fi
fi

# Nothing is kept beyond an experiment, and so nothing is synced. Connections as many as pools of the targets may want.
exec postgres -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories= -c max_connections=200 -c shared_buffers=32MB \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off "$@"
