# What the scripts share; sourced, never run. Sets where things are and a few small words.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
GUICHET_CACHE="${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}"
# Outside the clone, so that a new clone finds its dependencies compiled.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$GUICHET_CACHE/target}"
# wasm-opt comes from npm: the one of most distributions makes WebAssembly that never starts.
export PATH="$ROOT/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
GUICHET_BINARY="$CARGO_TARGET_DIR/release/guichet"
# The Python that has the CAS server of the demo and the tests.
export GUICHET_CAS_PYTHON="$GUICHET_CACHE/cas-venv/bin/python"

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Builds the binary, the WebAssembly and the style sheet as they are served.
build_release() {
  (cd "$ROOT" && cargo leptos build --release --precompress)
  [[ -x "$GUICHET_BINARY" ]] || die "The build left no $GUICHET_BINARY."
}

# free_port [wanted]: prints that port of 127.0.0.1, or another one if somebody uses it.
free_port() {
  node -e 'const listen = (port) => {
      const server = require("net").createServer().once("error", () => listen(0));
      server.listen(port, "127.0.0.1", () => { console.log(server.address().port); server.close(); });
    };
    listen(Number(process.argv[1]));' "${1:-0}"
}
