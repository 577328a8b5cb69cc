#!/usr/bin/env bash
# A PostgreSQL cluster for the tests, in a folder of its own, on a free port of loopback only.
#   postgres.sh start <folder>   prints its address, as DATABASE_URL takes it
#   postgres.sh stop <folder>    ends it and erases the folder
set -eu

bin=$(ls -d /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin 2>/dev/null | head -n 1)
if [ -z "$bin" ]; then
  echo 'PostgreSQL est absent : installez-le (apt-get install postgresql-15), puis recommencez.' >&2
  exit 2
fi

# initdb refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

case $1 in
  start)
    folder=$2
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    as_owner "$bin/initdb" -D "$folder/data" -U caqes -A trust -E UTF8 --locale=C.UTF-8 >"$folder.log" 2>&1
    # Someone else may take the port between its choice and its use.
    for attempt in 1 2 3 4 5; do
      port=$(free_port)
      options="-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories='' -c max_connections=200"
      if as_owner "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" -o "$options" start >>"$folder.log" 2>&1; then
        echo "postgres://caqes@127.0.0.1:$port/postgres"
        exit 0
      fi
    done
    cat "$folder.log" >&2
    exit 1
    ;;
  stop)
    folder=$2
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder" "$folder.log"
    ;;
esac
