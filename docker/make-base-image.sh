#!/usr/bin/env bash
# Makes a base for the images of this project from the JDK of this machine, where no public one can be pulled:
#
#   docker/make-base-image.sh [IMAGE]        (loop-vs-pool/base)
#
# The JDK is the one in JAVA_HOME, else the one whose `java` is on the PATH. An image that has this content already stays as it
# is, so that what is built on it need not be built again.
set -euo pipefail
umask 022
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR
. ./from-scratch.sh

image=${1:-loop-vs-pool/base}

# By jdeps, for the programs and Gatling with all their libraries: java.base to java.sql, jdk.jfr, jdk.management, jdk.unsupported.
# By reflection or as a service: jdk.zipfs (Gatling unpacks its report), jdk.crypto.ec (TLS to a target elsewhere).
# To look inside, for there is no shell: jdk.jcmd (`docker exec loop-vs-pool-vertx jcmd 1 Thread.print`).
modules=java.base,java.compiler,java.desktop,java.instrument,java.naming,java.net.http,java.prefs,java.scripting
modules+=,java.security.jgss,java.sql,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.jcmd

java_home=${JAVA_HOME:-}
if [ -z "$java_home" ]; then
  need java openjdk-17-jdk-headless
  java_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
fi
[ -x "$java_home/bin/jlink" ] || fail "no jlink in $java_home/bin: that is no JDK" \
  "Install a whole JDK (Debian: openjdk-17-jdk-headless), or set JAVA_HOME to one."
need ldd libc-bin
need_engine

context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
root=$context/rootfs
jre=$root/opt/java/openjdk
mkdir -p "${jre%/*}" "$root/etc"
mkdir -m 1777 "$root/tmp"

# Of java.desktop only java.beans is wanted, not its native libraries, which need those of a desktop.
"$java_home/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --exclude-files='/java.desktop/lib/**' --output "$jre" ||
  fail "jlink of $java_home failed" "Its message is above; try another JDK, by JAVA_HOME."
mapfile -t binaries < <(find "$jre" -name '*.so' -o -path '*/bin/java')
copy_libraries "$root" "${binaries[@]}"

# What LANG in base/Dockerfile names: without it Java 17 writes ASCII.
[ -d /usr/lib/locale/C.utf8 ] || fail "no locale C.UTF-8: there is no /usr/lib/locale/C.utf8" \
  "Install it (Debian: libc-bin, Fedora: glibc-common)."
mkdir -p "$root/usr/lib/locale"
cp -R /usr/lib/locale/C.utf8 "$root/usr/lib/locale"

# Names for the numeric user; any other number works as well.
printf '%s\n' 'root:x:0:0:root:/:/nonexistent' 'lab:x:10001:10001:Loop vs Pool:/tmp:/nonexistent' >"$root/etc/passwd"
printf '%s\n' 'root:x:0:' 'lab:x:10001:' >"$root/etc/group"

content=$(content_hash "$root" base/Dockerfile)
if is_current "$image" "$content"; then
  echo "$image is what it would be made to, and stays"
  exit
fi

# For a quick start. Not in the hash: its bytes differ each time that it is made.
"$jre/bin/java" -Xshare:dump >"$context/dump.log" 2>&1 || fail "java -Xshare:dump failed: $(tail -n 1 "$context/dump.log")" \
  "Try another JDK, by JAVA_HOME."
chmod 644 "$jre"/lib/server/*.jsa
echo "making $image from $java_home"
build_image "$image" base/Dockerfile "$context" "$content" java -Xshare:on -version
