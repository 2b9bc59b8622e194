# Shared by the scripts; sourced, never run. Sets paths and defines small functions.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# An empty environment has none; the shell knows it all the same.
[[ -v HOME ]] || export HOME=~

# absolute <folder>: what follows changes into other folders, and so do programs that are started.
absolute() { if [[ $1 == /* ]]; then printf '%s' "$1"; else printf '%s/%s' "$PWD" "$1"; fi; }

GUICHET_CACHE="$(absolute "${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}")"
# Outside the clone, so that a new clone reuses compiled dependencies.
CARGO_TARGET_DIR="$(absolute "${CARGO_TARGET_DIR:-$GUICHET_CACHE/target}")"
export CARGO_TARGET_DIR
# wasm-opt comes from npm: most distributions' version produces WebAssembly that never starts.
export PATH="$ROOT/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# The Python environment with the CAS server of the demo and the tests.
export GUICHET_CAS_PYTHON="$GUICHET_CACHE/cas-venv/bin/python"

# Checks the rules of alerts.
GUICHET_PROMTOOL="$(command -v promtool || printf '%s' "$GUICHET_CACHE/promtool")"

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

GUICHET_SITE="$CARGO_TARGET_DIR/site"

# use_profile <profile> <its folder>: which build of the server is made and used.
use_profile() {
  GUICHET_PROFILE=$1
  GUICHET_BINARY="$CARGO_TARGET_DIR/$2/guichet"
  GUICHET_HASHES="$CARGO_TARGET_DIR/$2/hash.txt"
}
# That of a deployment.
use_profile release release
# The same server without optimization, compiled in a quarter of the time: for the demo and the end-to-end tests.
use_debug_build() { use_profile dev debug; }

# Builds style sheet, script and WebAssembly as served into $GUICHET_SITE, and their hashes next to the binary: the
# result of `cargo leptos build --release --precompress`, without building cargo-leptos first.
build_site() {
  local wasm="$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/frontend.wasm" folder="$CARGO_TARGET_DIR/bindgen"
  (
    cd "$ROOT"
    cargo build --locked --profile wasm-release --target wasm32-unknown-unknown --lib -p frontend
    rm -rf "$folder"
    cargo run --locked --quiet --profile tool -p bindgen -- "$wasm" guichet "$folder"
    wasm-opt "$folder/guichet_bg.wasm" -o "$folder/guichet_bg.wasm" -Oz --enable-bulk-memory --enable-nontrapping-float-to-int \
      --enable-sign-ext --enable-mutable-globals --enable-multivalue --enable-reference-types
    node script/site.mjs "$folder" "$GUICHET_SITE" "$GUICHET_HASHES"
  )
}

# What the first visit to Sign in may transfer, in bytes, by brotli.
MAX_FIRST_VISIT=60000
# What of it is left for the page itself, which `script/bench --sizes` measures as well.
PAGE_BYTES=2500

# Fails if style sheet, script and WebAssembly of a portal's pages are larger than what a first visit may transfer.
check_site_size() {
  local kind hash bytes total=0
  while IFS=': ' read -r kind hash; do
    [[ $kind == portal-css || $kind == js || $kind == wasm ]] || continue
    bytes=$(stat -c %s "$GUICHET_SITE/pkg/guichet.$hash.${kind#portal-}.br")
    say "$kind: $bytes"
    total=$((total + bytes))
  done <"$GUICHET_HASHES"
  say "$total of at most $((MAX_FIRST_VISIT - PAGE_BYTES)) bytes"
  ((total > 0 && total <= MAX_FIRST_VISIT - PAGE_BYTES))
}

# build_binary [options of cargo]: with the demo, unless they say otherwise.
build_binary() {
  (cd "$ROOT" && cargo build --locked --profile "$GUICHET_PROFILE" -p server "$@")
  [[ -x "$GUICHET_BINARY" ]] || die "The build left no $GUICHET_BINARY."
}

# Whether there is a binary with the demo: that of a package has none.
has_demo() { [[ -x "$GUICHET_BINARY" ]] && "$GUICHET_BINARY" demo --help >/dev/null 2>&1; }

# build_all [options of cargo for the binary]: builds everything that a deployment needs.
build_all() {
  build_site
  build_binary "$@"
}

# free_port [wanted]: prints that port of 127.0.0.1, or a free one if it is in use.
free_port() {
  node -e 'const listen = (port) => {
      const server = require("net").createServer().once("error", () => listen(0));
      server.listen(port, "127.0.0.1", () => { console.log(server.address().port); server.close(); });
    };
    listen(Number(process.argv[1]));' "${1:-0}"
}
