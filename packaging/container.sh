#!/usr/bin/env bash
# Makes an image for containers from the Debian package, without an engine: its files, the libraries of this machine
# that the binary needs, certificate authorities, and a user without rights. Nothing else is in it, not even a shell.
#   packaging/container.sh <package> <folder>         writes guichet-<version>-<architecture>.oci.tar there
#   packaging/container.sh --root <package> <folder>  only makes the root of its files
# Load it by `podman load --input` or `docker load --input` (25 or newer).
set -euo pipefail
# What it makes is read by another user.
umask 022

# As in other images without a distribution.
USER_ID=65532

die() {
  printf 'container: %s\n' "$*" >&2
  exit 1
}

# Variables override them; so do files of /etc/guichet/credentials.
settings() {
  cat <<'TOML'
database_url = "sqlite:///var/lib/guichet/guichet.sqlite"
listen = "0.0.0.0:3000"
metrics_listen = "0.0.0.0:3001"
TOML
}

# make_root <package> <folder>: fills the folder with the files of the image.
make_root() {
  local deb=$1 root=$2 library
  mkdir -p "$root"/{etc/ssl/certs,tmp,usr/lib,var/lib/guichet}
  # As on the machine that the libraries come from: their paths begin with these.
  local link
  for link in bin sbin lib lib64; do ln -sfn "usr/$link" "$root/$link"; done
  mkdir -p "$root/usr/lib64" "$root/usr/sbin"
  dpkg-deb -x "$deb" "$root"
  rm -rf "$root/usr/share/doc" "$root/usr/share/man" "$root/usr/share/bash-completion" "$root/usr/share/zsh" \
    "$root/usr/share/fish" "$root/usr/lib/systemd" "$root/usr/lib/sysusers.d"
  # Each line names the file that the loader found, behind an arrow unless it is the loader itself.
  ldd "$root/usr/bin/guichet" | sed -nE 's/^.*=> (\/[^ ]+) .*$/\1/p; s/^[[:space:]]+(\/[^ ]+) .*$/\1/p' | while read -r library; do
    install -D -m 0755 "$(realpath "$library")" "$root$library"
  done
  [[ -n "$(find "$root/usr" -name 'ld-linux*')" ]] || die "the binary of $deb names no loader"
  install -m 0644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" ||
    die "the certificate authorities are missing: install ca-certificates"
  settings >"$root/etc/guichet/guichet.toml"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  printf 'root:x:0:0:root:/:/nonexistent\nguichet:x:%d:%d:Guichet:/var/lib/guichet:/nonexistent\n' "$USER_ID" "$USER_ID" >"$root/etc/passwd"
  printf 'root:x:0:\nguichet:x:%d:\n' "$USER_ID" >"$root/etc/group"
  chmod 1777 "$root/tmp"
  chmod 0700 "$root/var/lib/guichet"
}

# pack <root> <archive>: the layer, the same for the same files. The folder of the data belongs to the user.
pack() {
  local options=(--sort=name --mtime=@0 --numeric-owner --format=gnu)
  tar -C "$1" -cf "$2" "${options[@]}" --owner=0 --group=0 --exclude=./var/lib/guichet .
  tar -C "$1" -rf "$2" "${options[@]}" --owner="$USER_ID" --group="$USER_ID" ./var/lib/guichet
}

digest() { sha256sum "$1" | cut -d ' ' -f 1; }

# blob <file>: moves it into the image; prints its digest and its size.
blob() {
  local sum size
  sum="$(digest "$1")"
  size="$(stat -c %s "$1")"
  mv "$1" "$image/blobs/sha256/$sum"
  printf '%s %s\n' "$sum" "$size"
}

configuration() {
  cat <<JSON
{"architecture":"$architecture","os":"linux",
 "config":{"User":"$USER_ID:$USER_ID","WorkingDir":"/var/lib/guichet","Entrypoint":["/usr/bin/guichet"],"Cmd":["serve"],
  "Env":["PATH=/usr/bin"],
  "ExposedPorts":{"3000/tcp":{},"3001/tcp":{}},"Volumes":{"/var/lib/guichet":{}},"StopSignal":"SIGTERM",
  "Healthcheck":{"Test":["CMD","/usr/bin/guichet","ready"],"Interval":10000000000,"Timeout":12000000000,
   "StartPeriod":60000000000,"Retries":3},
  "Labels":{"org.opencontainers.image.title":"Guichet","org.opencontainers.image.version":"$version",
   "org.opencontainers.image.licenses":"MIT"}},
 "rootfs":{"type":"layers","diff_ids":["sha256:$1"]}}
JSON
}

manifest() {
  cat <<JSON
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:$1","size":$2},
 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:$3","size":$4}]}
JSON
}

index() {
  cat <<JSON
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",
 "manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:$1","size":$2,
  "platform":{"architecture":"$architecture","os":"linux"},
  "annotations":{"org.opencontainers.image.ref.name":"$version","io.containerd.image.name":"localhost/guichet:$version"}}]}
JSON
}

only_root=""
if [[ "${1:-}" == --root ]]; then
  only_root=yes
  shift
fi
[[ $# -eq 2 && -f "$1" ]] || die "usage: packaging/container.sh [--root] <package> <folder>"
deb=$1 folder=$2
if [[ -n "$only_root" ]]; then
  make_root "$deb" "$folder"
  exit
fi

architecture="$(dpkg-deb -f "$deb" Architecture)"
version="$(dpkg-deb -f "$deb" Version)"
# The revision of the package is none of the image.
version="${version%-*}"
work="$(mktemp -d "${TMPDIR:-/tmp}/guichet-image.XXXXXX")"
trap 'rm -rf "$work"' EXIT
image="$work/image"
mkdir -p "$image/blobs/sha256" "$folder"
make_root "$deb" "$work/root"
pack "$work/root" "$work/layer.tar"
layer_id="$(digest "$work/layer.tar")"
gzip -9n "$work/layer.tar"
read -r layer layer_size < <(blob "$work/layer.tar.gz")
configuration "$layer_id" >"$work/config.json"
read -r config config_size < <(blob "$work/config.json")
manifest "$config" "$config_size" "$layer" "$layer_size" >"$work/manifest.json"
read -r described described_size < <(blob "$work/manifest.json")
index "$described" "$described_size" >"$image/index.json"
printf '{"imageLayoutVersion":"1.0.0"}\n' >"$image/oci-layout"
tar -C "$image" -cf "$folder/guichet-$version-$architecture.oci.tar" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner .
