#!/usr/bin/env bash
# usage: eight-shards.sh STUDY [FOLDER]
#
# Sweeps a study on this machine; then on a Slurm of its own, in eight shards of which two are killed in the middle, started again and
# merged. Ends well only where both have the same digest. Needs a build (dotnet build sim/cli -c Release) and Slurm (README.md).
set -euo pipefail
study=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
work=${2:-$(mktemp -d /tmp/hwsim-eight-XXXX)}
mkdir -p "$work/slurm"
work=$(realpath "$work")
folder=$work/shards
port=$((20000 + RANDOM % 10000))
hwsim=(dotnet "$here/../../sim/cli/bin/Release/net10.0/hwsim.dll")

say() { printf '%4d s  %s\n' "$SECONDS" "$*"; }

"${hwsim[@]}" sweep "$study" --db "$work/single.db" > "$work/single.txt" 2> "$work/single.log"
single=$(sed -n '1s/.*digest //p' "$work/single.txt")
say "single machine: $(sed -n 1p "$work/single.txt")"

mkfifo "$work/until"
bash "$here/slurm.sh" "$work/slurm" "$port" "$((port + 1))" "$((port + 2))" < "$work/until" > "$work/slurm.txt" 2>&1 &
exec 3> "$work/until"
export SLURM_CONF=$work/slurm/slurm.conf
until grep -q ready "$work/slurm.txt"; do sleep 0.1; done
say "Slurm is up"

idle() { until [ -z "$(squeue --noheader)" ]; do sleep 0.2; done; }

# Kills a shard when a quarter of its points is there.
kill_in_the_middle() {
  local journal=$folder/journals/$1-of-8.journal process
  until [ "$(wc -l < "$journal")" -gt $((points / 32)) ]; do sleep 0.02; done
  for process in $(pgrep -f -- "--shard $1/8 "); do
    if [ "$(readlink "/proc/$process/cwd")" = "$folder" ]; then
      kill -9 "$process"
      say "killed shard $1, with $(($(wc -l < "$journal") - 1)) points in its journal"
    fi
  done
}

"${hwsim[@]}" submit "$study" --shards 8 --out "$folder" > "$work/first.txt"
say "submitted: $(grep started: "$work/first.txt" | tr '\n' ' ')"
points=$(sed -n 's/.*"points": \([0-9]*\).*/\1/p' "$folder/submission.json")
kill_in_the_middle 1
kill_in_the_middle 2
idle
say "$("${hwsim[@]}" submit "$folder" --state | sed -n 1p)"
"${hwsim[@]}" submit "$folder" > "$work/again.txt"
say "again: $(grep started: "$work/again.txt" | tr '\n' ' ')"
idle
say "$("${hwsim[@]}" submit "$folder" --state | sed -n 1p)"
merged=$(sed -n 's/.*digest //p' "$folder/logs/merge.log")
say "merged: digest $merged; journals $(du -bc "$folder"/journals/* | tail -1 | cut -f1) bytes, store $(stat -c %s "$folder/results.db") bytes"
exec 3>&-
wait
[ -n "$merged" ] && [ "$merged" = "$single" ] && say "the digests are equal" || { say "THE DIGESTS DIFFER"; exit 1; }
