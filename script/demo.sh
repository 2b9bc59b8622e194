# A demo server that ends with the script that sources this, after lib.sh.

server=""
folder=""
stop() {
  if [[ -n "$server" ]]; then kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; fi
  if [[ -n "$folder" ]]; then rm -rf "$folder"; fi
}

# start_demo <options of guichet demo>: serves the demo from a new database, or from $database_url, and waits until it is
# ready. Sets $server and $port.
start_demo() {
  [[ -x "$GUICHET_BINARY" ]] || build_release
  folder="$(mktemp -d "${TMPDIR:-/tmp}/guichet-demo.XXXXXX")"
  port="$(free_port)"
  local checks
  checks="$(free_port)"
  trap stop EXIT
  (
    cd "$folder"
    export GUICHET_LISTEN="127.0.0.1:$port" GUICHET_METRICS_LISTEN="127.0.0.1:$checks" GUICHET_LOG_LEVEL=warn
    export GUICHET_DATABASE_URL="${database_url:-sqlite://$folder/demo.sqlite}" GUICHET_TRUSTED_PROXIES=127.0.0.1
    exec "$GUICHET_BINARY" demo "$@" >"$folder/log" 2>&1
  ) &
  server=$!
  curl -fsS --retry 100 --retry-delay 0 --retry-all-errors --retry-max-time 20 -o /dev/null "http://127.0.0.1:$checks/readyz" 2>/dev/null ||
    die "The server did not start: $(cat "$folder/log")"
}
