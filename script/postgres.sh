# A PostgreSQL server that ends with the script that sources this. Its address is in GUICHET_TEST_POSTGRES_URL.

postgres_dir=""
postgres_bin=""

# PostgreSQL refuses to run as root.
as_postgres() {
  if [[ $(id -u) -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Prints a folder in memory, if there is room: every test makes and drops a database, which is hundreds of files.
data_folder() {
  local free
  free="$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)"
  if [[ -w /dev/shm ]] && ((${free:-0} > 4000000)); then echo /dev/shm; else echo "${TMPDIR:-/tmp}"; fi
}

start_postgres() {
  [[ -n "${GUICHET_TEST_POSTGRES_URL:-}" ]] && return 0
  postgres_bin="$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)"
  [[ -n "$postgres_bin" ]] || postgres_bin="$(dirname "$(command -v initdb)")"
  postgres_dir="$(mktemp -d "$(data_folder)/guichet-postgres.XXXXXX")"
  if [[ $(id -u) -eq 0 ]]; then chown postgres "$postgres_dir"; fi
  local port
  port="$(free_port)"
  as_postgres "$postgres_bin/initdb" -D "$postgres_dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
  # The data is discarded after the tests, so it need not reach the disk.
  as_postgres "$postgres_bin/pg_ctl" -w -s -D "$postgres_dir/data" -l "$postgres_dir/log" start -o "-p $port \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories='$postgres_dir' -c max_connections=300 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  export GUICHET_TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
}

stop_postgres() {
  [[ -n "$postgres_dir" ]] || return 0
  as_postgres "$postgres_bin/pg_ctl" -s -m immediate -D "$postgres_dir/data" stop || true
  rm -rf "$postgres_dir"
  postgres_dir=""
}
