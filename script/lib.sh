# What the scripts share; sourced, never run. Sets where things are and a few small words.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
GUICHET_CACHE="${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}"
# Outside the clone, so that a new clone finds its dependencies compiled.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$GUICHET_CACHE/target}"
# wasm-opt comes from npm: the one of most distributions makes WebAssembly that never starts.
export PATH="$ROOT/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
GUICHET_BINARY="$CARGO_TARGET_DIR/release/guichet"

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

# Prints a port of 127.0.0.1 that nobody uses.
free_port() {
  node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}
