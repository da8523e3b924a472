#!/usr/bin/env bash
# Runs what stands in the units and in the Containerfile of this folder on a machine that has neither systemd running nor a container engine:
# their own lines, by the accounts that they name only as numbers, on a root that can't be written but where they say so, in a network of
# its own. Needs root and a loaded warehouse:  docs/deploy/try.sh WAREHOUSE
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
warehouse=$(cd "$1" && pwd)

case ${XIAOKANG_TRY:-} in
  "") exec env XIAOKANG_TRY=build unshare --mount "${BASH_SOURCE[0]}" "$warehouse" ;;
  build)
    # as the Containerfile builds: a clean copy at its place, the repository of what is needed within it
    mkdir -p /opt/xiaokang
    mount -t tmpfs tmpfs /opt/xiaokang
    git -C "$home" ls-files -z | (cd "$home" && xargs -0 cp --parents -pt /opt/xiaokang)
    mkdir /opt/xiaokang/repository
    mount --bind "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" /opt/xiaokang/repository
    repository=$(sed -n 's/^ENV MAVEN_ARGS="\(.*\)"$/\1/p' "$here/Containerfile")
    run=$(sed -n 's/^RUN \(.*build\) && chmod.*$/\1/p' "$here/Containerfile")
    rights=$(sed -n 's/^RUN .*build && \(chmod.*\)$/\1/p' "$here/Containerfile")
    # Maven reads MAVEN_ARGS from 3.9 on
    (cd /opt/xiaokang && MAVEN_ARGS=$repository MAVEN_OPTS=$repository $run)
    # what the server needs of this machine's repository in place of it, whose rights are not ours to change
    tr : '\n' < /opt/xiaokang/api/target/classpath.txt | sed -n 's#^/opt/xiaokang/repository/##p' > /opt/xiaokang/needed
    mkdir /opt/xiaokang/kept
    (cd /opt/xiaokang/repository && xargs cp --parents -pt /opt/xiaokang/kept < /opt/xiaokang/needed)
    umount /opt/xiaokang/repository
    mv /opt/xiaokang/kept/* /opt/xiaokang/repository
    $rights
    exec env XIAOKANG_TRY=run unshare --net --pid --fork --mount-proc "${BASH_SOURCE[0]}" "$warehouse" ;;
esac

readonly account=64999                        # neither root nor anybody of this machine
ip link set lo up
work=$(mktemp -d -p /var/tmp)
mount -t tmpfs tmpfs "$work"
chmod 755 "$work"
mkdir -p /etc/xiaokang /warehouse /var/lib/xiaokang /var/lib/xiaokang-warehouse
mkdir "$work/warehouse" "$work/state" "$work/container" "$work/etc"
cp -a "$warehouse/." "$work/warehouse"
chown -R "$account:$account" "$work/warehouse" "$work/state" "$work/container"
mount --bind "$work/etc" /etc/xiaokang
mount --bind "$work/warehouse" /var/lib/xiaokang-warehouse
mount --bind "$work/warehouse" /warehouse
printf 'warehouse = /var/lib/xiaokang-warehouse\ninbox = /var/lib/xiaokang-warehouse/inbox\nserve.state = /var/lib/xiaokang\n' > /etc/xiaokang/xiaokang.conf
chmod 755 /etc/xiaokang; chmod 644 /etc/xiaokang/xiaokang.conf

# What systemd would run, and what an engine would: taken from the files, so that they can't say something else.
unit=$(sed -n 's/^ExecStart=//p' "$here/xiaokang.service")
entry=$(sed -n 's/^ENTRYPOINT //p' "$here/Containerfile" | tr -d '[],"')
container="$entry $(sed -n 's/^CMD //p' "$here/Containerfile" | tr -d '[],"')"
probe=$(sed -n "s/^HEALTHCHECK .*CMD bash -c '\(.*\)'$/\1/p" "$here/Containerfile")
[ -n "$unit" ] && [ -n "$entry" ] && [ -n "$probe" ]

mount -t tmpfs -o mode=1777 tmpfs /tmp        # PrivateTmp, or a container's own

serve() { # NAME STATE COMMAND
  mount --bind "$2" /var/lib/xiaokang
  mount -o remount,bind,ro /
  # shellcheck disable=SC2086
  setpriv --reuid=$account --regid=$account --clear-groups --no-new-privs \
    env -i PATH="$PATH" LANG=C.UTF-8 XIAOKANG_SERVE_HEAP=512m $3 > "$work/$1.log" 2>&1 &
  local server=$! tries
  for tries in $(seq 1 60); do
    if bash -c "$probe" 2>/dev/null; then
      echo "$1: ready after $tries s: $3"
      grep -q 'security-officer' "$work/$1.log" || { cat "$work/$1.log"; exit 4; }
      kill "$server"; wait "$server" || true
      mount -o remount,bind,rw /
      umount /var/lib/xiaokang
      return
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 1
  done
  echo "$1: not ready: $3" >&2
  cat "$work/$1.log" >&2
  exit 4
}

chown "$account" "$work/state" "$work/container"
serve unit "$work/state" "$unit"
serve container "$work/container" "$container"
