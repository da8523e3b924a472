#!/usr/bin/env bash
# Kills a load by signal 9 in each of its stages, one after another in one warehouse that already serves a snapshot, and holds what then comes
# of it to a load that nothing ever hurt:  docs/deploy/kill.sh INBOX WORK
# WORK must be empty or absent. Takes three whole loads of that inbox and eight that are killed; a city of 120 households (./xiaokang city) is enough.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
inbox=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
[ -z "$(ls -A "$work")" ] || { echo "$work 不是空的 / is not empty" >&2; exit 2; }
# In the order of a load. What comes after them, the publication, is over too soon to be hit: WarehouseTest stops it in the middle.
readonly stages=(stage conform star indicators flags layout vault check)

fail() { echo "不符 / does not hold: $*" >&2; exit 3; }

load() { "$home/xiaokang" load --inbox "$work/inbox" --warehouse "$work/$1" --vault-key "$work/$1.key"; }

export_of() { "$home/xiaokang" export --warehouse "$work/$1" --to "$work/$1-export" --vault-key "$work/$1.key"; }

# Each vault draws the key of its own tokens: they alone may differ.
alike() {
  local file
  for file in flags indicators quarantine rows; do
    diff <(without_tokens "$work/whole-export/$file.csv") <(without_tokens "$work/killed-export/$file.csv") || return 1
  done
}

without_tokens() { sed -E 's/"[a-z][0-9a-f]{24}"/"token"/g' "$1"; }

# The snapshot that is served, and the digest that its manifest bears of itself.
served() { cat "$work/killed/current" && cat "$work/killed/snapshots/$(cat "$work/killed/current")/manifest.json" | sha256sum; }

# How many stages that load has ended: each writes its line as it does.
ended() { grep -c '^\[#' "$1" || true; }

# a load clears away while it is counted
files() { { find "$work/killed" -type f 2>/dev/null || true; } | wc -l; }

# Starts a load and kills it, with all that it started, within the stage of that number; where the stage writes many files, after some of them.
# Fails where the stage was over before the signal came.
kill_within() {
  local stage=$1 log=$work/kill-${stages[$1]}.log job start
  start=$(files)
  setsid "$home/xiaokang" load --inbox "$work/inbox" --warehouse "$work/killed" --vault-key "$work/killed.key" > "$log" 2>&1 &
  job=$!
  while kill -0 "$job" 2>/dev/null; do
    if [ "$(ended "$log")" -ge "$stage" ]; then
      case ${stages[$stage]} in
        stage|star|indicators|flags) [ "$(files)" -gt $((start + 5)) ] && break ;;
        *) break ;;
      esac
    else
      start=$(files)
    fi
    sleep 0.02
  done
  kill -9 -- "-$job" 2>/dev/null || return 1
  wait "$job" 2>/dev/null || true
  [ "$(ended "$log")" -eq "$stage" ]
}

last=$(find "$inbox" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort | tail -1)
cp -r "$inbox" "$work/inbox"

echo "== 未受打扰的入库 / a load that nothing hurts"
load whole
export_of whole

echo "== 先无 $last，再补 / first without $last"
mv "$work/inbox/$last" "$work/$last"
load killed
before=$(served)
mv "$work/$last" "$work/inbox/$last"

for stage in "${!stages[@]}"; do
  # a short stage may be over before it is seen to have begun
  kill_within "$stage" || kill_within "$stage" || kill_within "$stage" || fail "no load could be killed within ${stages[$stage]}: $work/kill-${stages[$stage]}.log"
  [ "$(served)" = "$before" ] || fail "another snapshot is served after a kill in ${stages[$stage]}"
  "$home/xiaokang" verify --warehouse "$work/killed" > "$work/verify-${stages[$stage]}.log" 2>&1 || fail "the served snapshot is not whole after a kill in ${stages[$stage]}: $work/verify-${stages[$stage]}.log"
  echo "${stages[$stage]}: signal 9, $(tail -1 "$work/verify-${stages[$stage]}.log")"
done

echo "== 最后一次 / the last load"
load killed
[ "$(served)" != "$before" ] || fail "the load after the kills published nothing"
"$home/xiaokang" verify --warehouse "$work/killed"
export_of killed
alike || fail "what is exported after the kills is not what a whole load gives"
echo "成立：${#stages[@]} 个阶段各被强杀一次，随后一次入库所导出的与未受打扰者逐字节相同（令牌除外） / holds: killed once in each of ${#stages[@]} stages, the load after them exports byte for byte, tokens apart, what one that nothing hurt does"
