# Runs one PostgreSQL with new data, and deletes both when it ends: on its own, or because the standard input of this
# script does. The JVM holds the other end of that pipe, and the operating system closes it, however the JVM ends.
#
# usage: sh guard.sh FOLDER BINARIES PORT [PREFIX...]
#   FOLDER    is deleted in the end; the data are in it
#   BINARIES  the folder that has bin/postgres
#   PREFIX    goes before each program: unshare --user

folder=$1 binaries=$2 port=$3
shift 3
data=$folder/data
running= stopping= asked=0

# A terminal sends its signals to this script, too; but who decides is the JVM.
trap '' HUP INT QUIT TERM
trap 'stopping=yes; stop' USR1

# Asked again each second: politely, and then less so.
stop() {
    asked=$((asked + 1))
    case $asked in
        1 | 2) signal=INT ;;
        3) signal=QUIT ;;
        *) signal=KILL ;;
    esac
    [ -z "$running" ] || kill -s $signal "$running" 2>/dev/null
}

run() {
    [ -z "$stopping" ] || return 1
    "$@" </dev/null 3<&- &
    running=$!
    # If it was to stop just before there was anything to be stopped.
    [ -z "$stopping" ] || stop
    # A signal ends the wait, too.
    while :; do
        wait "$running"
        code=$?
        kill -s 0 "$running" 2>/dev/null || return $code
    done
}

if [ $# -gt 0 ]; then
    reason=$("$@" true 2>&1) || {
        echo "error: PostgreSQL refuses to run as root, and '$*' fails ($reason): run this as an ordinary user"
        exit 1
    }
fi

exec 3<&0 </dev/null
(
    cat <&3
    while kill -s USR1 $$; do sleep 1; done
) >/dev/null 2>&1 &
watch=$!
exec 3<&-

# Loopback only, no socket file, and nothing outside the folder; nothing is kept, and so nothing is synced.
run "$@" "$binaries/bin/initdb" --pgdata="$data" --username=postgres --auth=trust --encoding=UTF8 --no-locale \
    --no-sync --no-instructions >/dev/null &&
    run "$@" "$binaries/bin/postgres" -D "$data" -p "$port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c dynamic_shared_memory_type=mmap \
        -c max_connections=200 -c shared_buffers=32MB -c autovacuum=off \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c log_line_prefix=
code=$?

kill -s KILL $watch
# A server that was killed leaves a few bytes of shared memory, whose number is in the seventh line.
[ ! -f "$data/postmaster.pid" ] || ipcrm -m "$(sed -n '7s/.* //p' "$data/postmaster.pid")" 2>/dev/null
# The server's own processes end a little after it.
for attempt in 1 2 3 4 5; do
    rm -rf "$folder" 2>/dev/null && break
    sleep 1
done
exit $code
