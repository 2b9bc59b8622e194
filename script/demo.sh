# Servers that end with the script that sources this, after lib.sh.

servers=()
folder=""
stop() {
  local one
  for one in "${servers[@]}"; do
    kill "$one" 2>/dev/null && wait "$one" 2>/dev/null || true
  done
  if [[ -n "$folder" ]]; then rm -rf "$folder"; fi
}

# Makes a folder that goes with the servers, and sets $folder.
make_folder() {
  [[ -z "$folder" ]] || return 0
  folder="$(mktemp -d "${TMPDIR:-/tmp}/guichet-demo.XXXXXX")"
  trap stop EXIT
}

# start_guichet <command and options>: runs it on a new database, or on $database_url, and waits until it is ready. Sets
# $server, $port and $checks, the port of its health checks.
start_guichet() {
  [[ -x "$GUICHET_BINARY" ]] || build_all
  make_folder
  port="$(free_port)"
  checks="$(free_port)"
  (
    cd "$folder"
    export GUICHET_LISTEN="127.0.0.1:$port" GUICHET_METRICS_LISTEN="127.0.0.1:$checks" GUICHET_LOG_LEVEL=warn
    export GUICHET_DATABASE_URL="${database_url:-sqlite://$folder/demo.sqlite}" GUICHET_TRUSTED_PROXIES=127.0.0.1
    exec "$GUICHET_BINARY" "$@" >"$folder/$port.log" 2>&1
  ) &
  server=$!
  servers+=("$server")
  curl -fsS --retry 100 --retry-delay 0 --retry-all-errors --retry-max-time 20 -o /dev/null "http://127.0.0.1:$checks/readyz" 2>/dev/null ||
    die "The server did not start: $(cat "$folder/$port.log")"
}

# start_demo <options of guichet demo>. A binary that the user named is not built.
start_demo() {
  if ! has_demo; then
    [[ -z "${given_binary:-}" ]] || die "$GUICHET_BINARY has no demo, which this starts: name a build of a clone, or none."
    build_all
  fi
  start_guichet demo "$@"
}
