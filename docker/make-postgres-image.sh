#!/usr/bin/env bash
# Makes an image of PostgreSQL from the binaries that the lab brings, where no public one can be pulled:
#
#   docker/make-postgres-image.sh [IMAGE]        (loop-vs-pool/postgres)
#
# It takes the variables of the public image, POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, and arguments for the server. An
# image that has this content already stays as it is.
set -euo pipefail
umask 022
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR
. ./from-scratch.sh

image=${1:-loop-vs-pool/postgres}
class_path=../targets/postgres/target/classpath.txt

[ -f "$class_path" ] || fail "the binaries are not here yet: there is no targets/postgres/target/classpath.txt" \
  "Run \`mvn test-compile\` in the project's folder, which fetches them."
case $(uname -m) in
  x86_64) platform=linux-amd64 ;;
  aarch64) platform=linux-arm64v8 ;;
  *) fail "there is no PostgreSQL for $(uname -m)" "Use the public image, or give the URL of a server: -Dlab.postgres.url=…" ;;
esac
jar=$(tr ':' '\n' <"$class_path" | grep "embedded-postgres-binaries-$platform") ||
  fail "no embedded-postgres-binaries-$platform in $class_path" "Run \`mvn test-compile\` in the project's folder again."
need unzip unzip
need xz xz-utils
need ldd libc-bin
need_engine

context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
root=$context/rootfs
prefix=$root/usr/local
mkdir -p "$prefix" "$root/etc" "$root/bin"
mkdir -p "$root/var/lib/postgresql"
mkdir -m 1777 "$root/tmp" "$root/var/lib/postgresql/data"

# Without what only who compiles something for it needs.
unzip -p "$jar" '*.txz' | tar --extract --xz --no-same-owner --directory "$prefix" \
  --exclude='*.a' --exclude=pkgconfig --exclude=pgxs
chmod -R u=rwX,go=rX "$prefix"
install -m 755 postgres/entrypoint.sh "$prefix/bin/entrypoint.sh"
# For the entrypoint, and initdb starts the server by it.
install -m 755 "$(readlink -f /bin/sh)" "$root/bin/sh"
copy_libraries "$root" "$root/bin/sh" "$prefix"/bin/{postgres,initdb}

# initdb wants to know its user's name.
echo 'lab:x:10001:10001:Loop vs Pool:/tmp:/bin/sh' >"$root/etc/passwd"
echo 'lab:x:10001:' >"$root/etc/group"

content=$(content_hash "$root" postgres/Dockerfile)
if is_current "$image" "$content"; then
  echo "$image is what it would be made to, and stays"
  exit
fi
build_image "$image" postgres/Dockerfile "$context" "$content" postgres --version
