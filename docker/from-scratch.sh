# shellcheck shell=bash
# What both scripts need that make an image FROM scratch of files of this machine. To be sourced.

fail() { # fail WHAT REMEDY
  printf '%s: %s\n  %s\n' "$(basename "$0")" "$1" "$2" >&2
  exit 1
}

need() { # need COMMAND DEBIAN-PACKAGE
  command -v "$1" >/dev/null || fail "no $1 on the PATH" "Install it (Debian: $2). This script is for Linux."
}

need_engine() {
  need docker docker.io
  docker version >/dev/null 2>&1 || fail "no Docker engine answers: $(docker version 2>&1 >/dev/null | tail -n 1)" \
    "Start it (\`systemctl start docker\`, or \`dockerd\` as root), or set DOCKER_HOST; your user must be allowed to use it."
}

# Copies the libraries that files in ROOT are linked with, and their loader, to where they are on this machine.
copy_libraries() { # copy_libraries ROOT FILE...
  local root=$1 libraries library name
  shift
  libraries=$(ldd "$@" 2>/dev/null |
    sed -nE 's/^.* => (\/[^ ]+) .*$/\1/p; s/^[[:space:]]+(\/[^ ]+) \(0x.*$/\1/p' | grep -vF "$root/" | sort -u)
  library=$(grep '/libc\.' <<<"$libraries") || fail "ldd names no C library for $1" "Is it for this kind of machine?"
  # These ldd does not see: native libraries inside of jars are linked with them, and a glibc before 2.34 looks names up with them.
  for name in libdl.so.2 libpthread.so.0 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libresolv.so.2 libnss_dns.so.2 libnss_files.so.2; do
    if [ -e "${library%/*}/$name" ]; then libraries+=$'\n'${library%/*}/$name; fi
  done
  while read -r library; do
    # As a file: a link may lead to where nothing is in the image.
    install -D -m 755 "$library" "$root$library"
  done <<<"$libraries"
}

# A hash of names, modes and content of all in ROOT, and of the Dockerfile.
content_hash() { # content_hash ROOT DOCKERFILE
  {
    sha256sum <"$2"
    (cd "$1" && find . -printf '%p %m %l\n' | sort && find . -type f -print0 | sort -z | xargs -0 sha256sum)
  } | sha256sum | cut -d' ' -f1
}

is_current() { # is_current IMAGE CONTENT
  [ "$(docker image inspect --format '{{index .Config.Labels "loopvspool.content"}}' "$1" 2>/dev/null)" = "$2" ]
}

# Builds, and names the image only when COMMAND has run in it.
build_image() { # build_image IMAGE DOCKERFILE CONTEXT CONTENT COMMAND...
  local image=$1 dockerfile=$2 context=$3 content=$4 id
  shift 4
  # Its output only where it fails: the classic builder complains of itself.
  docker build --file "$dockerfile" --build-arg CONTENT="$content" --iidfile "$context/id" "$context" >"$context/log" 2>&1 || {
    cat "$context/log" >&2
    fail "docker build failed" "Its message is above."
  }
  id=$(<"$context/id")
  docker run --rm --network none --read-only --entrypoint "$1" "$id" "${@:2}" ||
    fail "\`$*\` fails in the image" "Its message is above; the image is not named, so nothing uses it."
  docker tag "$id" "$image"
  docker image inspect --format "$image: {{.Size}} bytes, {{.Id}}" "$image"
}
