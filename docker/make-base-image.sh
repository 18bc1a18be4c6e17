#!/usr/bin/env bash
# Makes a base image for the images of this project from the JDK of this machine, where no public one can be pulled:
#
#   docker/make-base-image.sh [IMAGE]        (loop-vs-pool/base)
#
# The JDK is the one in JAVA_HOME, else the one whose `java` is on the PATH. An image that has the same content already stays
# as it is, so that what is built on it is not built again.
set -euo pipefail
umask 022
cd "$(dirname "$0")"

image=${1:-loop-vs-pool/base}

# By jdeps, for the programs and Gatling with all their libraries: java.base to java.sql, jdk.jfr, jdk.management and jdk.unsupported.
# By reflection or as a service: jdk.zipfs (Gatling's report unpacks itself), jdk.crypto.ec (TLS to a target elsewhere).
# To look inside, for there is no shell: jdk.jcmd (`docker exec loop-vs-pool-vertx jcmd 1 Thread.print`).
modules=java.base,java.compiler,java.desktop,java.instrument,java.naming,java.net.http,java.prefs,java.scripting
modules+=,java.security.jgss,java.sql,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.jcmd

# Which ldd does not see: what native libraries inside of jars were linked with, and what a glibc before 2.34 looks names up with.
more_libraries='libdl.so.2 libpthread.so.0 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libresolv.so.2 libnss_dns.so.2 libnss_files.so.2'

fail() { # fail WHAT REMEDY
  printf '%s: %s\n  %s\n' "$(basename "$0")" "$1" "$2" >&2
  exit 1
}

java_home=${JAVA_HOME:-}
if [ -z "$java_home" ]; then
  command -v java >/dev/null || fail "no java on the PATH" "Install a JDK 17 or later, or set JAVA_HOME to one."
  java_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
fi
[ -x "$java_home/bin/jlink" ] || fail "no jlink in $java_home/bin: this is no JDK" \
  "Install a whole JDK (Debian: openjdk-17-jdk-headless), or set JAVA_HOME to one."
command -v ldd >/dev/null || fail "no ldd on the PATH" "It comes with the C library's tools (Debian: libc-bin); only Linux has it."
command -v docker >/dev/null || fail "no docker on the PATH" "Install Docker's command line (Debian: docker.io)."
docker version >/dev/null 2>&1 || fail "no Docker engine answers: $(docker version 2>&1 >/dev/null | tail -n 1)" \
  "Start it (\`systemctl start docker\`, or \`dockerd\` as root), or set DOCKER_HOST; your user must be allowed to use it."

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

needed() { # the libraries that the JRE is linked with, and the loader
  find "$jre" \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + 2>/dev/null |
    sed -nE 's/^.* => (\/[^ ]+) .*$/\1/p; s/^[[:space:]]+(\/[^ ]+) \(0x.*$/\1/p' | grep -vF "$jre/" | sort -u
}
libraries=$(needed)
libc=$(grep '/libc\.' <<<"$libraries") || fail "ldd names no C library for $java_home/bin/java" "Is this a JDK for this machine?"
for name in $more_libraries; do
  if [ -e "${libc%/*}/$name" ]; then libraries+=$'\n'${libc%/*}/$name; fi
done
while read -r library; do
  # Not the link, which may lead to where nothing is in the image.
  install -D -m 755 "$library" "$root$library"
done <<<"$libraries"

# Names for the numeric user; another one works as well.
printf '%s\n' 'root:x:0:0:root:/:/nonexistent' 'lab:x:10001:10001:Loop vs Pool:/tmp:/nonexistent' >"$root/etc/passwd"
printf '%s\n' 'root:x:0:' 'lab:x:10001:' >"$root/etc/group"

chmod -R u=rwX,go=rX "$jre"
content=$( (cd "$root" && find . -type f -print0 | sort -z | xargs -0 sha256sum && find . -printf '%p %m %l\n' | sort &&
  sha256sum <"$OLDPWD/base/Dockerfile") | sha256sum | cut -d' ' -f1)
if [ "$(docker image inspect --format '{{index .Config.Labels "loopvspool.content"}}' "$image" 2>/dev/null)" = "$content" ]; then
  echo "$image is what it would be made to, and stays"
  exit
fi

# Without it each start would take twice as long. Not in the hash: its bytes differ each time that it is made.
"$jre/bin/java" -Xshare:dump >"$context/dump.log" 2>&1 || fail "java -Xshare:dump failed: $(tail -n 1 "$context/dump.log")" \
  "Try another JDK, by JAVA_HOME."
chmod 644 "$jre"/lib/server/*.jsa
docker build --quiet --file base/Dockerfile --build-arg CONTENT="$content" --iidfile "$context/id" "$context" >/dev/null ||
  fail "docker build failed" "Its message is above."
id=$(<"$context/id")
# Named only when it is known to work.
docker run --rm --network none --read-only "$id" java -Xshare:on -version ||
  fail "java does not run in the image made from $java_home" "Its message is above; try another JDK, by JAVA_HOME."
docker tag "$id" "$image"
docker image inspect --format "$image made from $java_home: {{.Size}} bytes, {{.Id}}" "$image"
