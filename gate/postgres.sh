#!/bin/sh
# Runs a command with a PostgreSQL of its own: private folder, private socket, no network port.
# gate/postgres.sh COMMAND …  sets TEST_DATABASE_URL for it. Ends with 127 when there is no PostgreSQL.
set -eu

initdb=$(command -v initdb || ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
[ -n "$initdb" ] || exit 127
bin=$(dirname "$initdb")
# Where user postgres may go as well, and with a path short enough for a socket.
folder=$(mktemp -d /tmp/hub-postgres-XXXXXX)

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_owner() { (cd / && su postgres -s /bin/sh -c "$1"); }
    user=postgres
else
    as_owner() { sh -c "$1"; }
    user=$(id -un)
fi
stop() {
    as_owner "'$bin/pg_ctl' -D '$folder/data' -m immediate -s stop" >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

as_owner "'$bin/initdb' -D '$folder/data' -A trust -E UTF8 --locale=C >/dev/null"
# fsync off: the data of a test run need not outlive a power cut. autovacuum off: it counts rows at any moment, and each
# test takes back its rows, so that the next one's queries would be planned for tables of another size.
as_owner "'$bin/pg_ctl' -D '$folder/data' -s -w -l '$folder/log' \
    -o \"-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c autovacuum=off \
    -c max_connections=100\" start" || {
    cat "$folder/log" >&2
    exit 1
}
TEST_DATABASE_URL="postgresql://$user@$(printf %s "$folder" | sed 's#/#%2F#g')/postgres"
export TEST_DATABASE_URL
"$@"
