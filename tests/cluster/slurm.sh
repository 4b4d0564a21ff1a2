#!/usr/bin/env bash
# usage: slurm.sh FOLDER CONTROLLER-PORT NODE-PORT NODE-PORT
#
# A Slurm of its own on this machine: a controller and two nodes of one core, on loopback, everything under FOLDER (a short path: sockets
# are in it). Prints "ready" when jobs can be submitted with SLURM_CONF=FOLDER/slurm.conf, and ends, with all its daemons and jobs, when
# standard input does: so nothing outlives the program that started it, however that ends.
set -euo pipefail
export PATH="$PATH:/usr/sbin:/sbin"
folder=$(realpath "$1") controller=$2 nodes=("$3" "$4")
user=$(id -un) host=$(hostname -s)
export SLURM_CONF="$folder/slurm.conf"
pids=()

down() {
  trap - EXIT
  timeout 10 scancel --user="$user" || true
  for _ in $(seq 50); do
    [ -z "$(timeout 5 squeue --noheader --states=RUNNING,COMPLETING 2>/dev/null)" ] && break
    sleep 0.2
  done
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
}
trap down EXIT
trap exit TERM INT

mkdir -p "$folder/state" "$folder/log"
(umask 077 && head -c 1024 /dev/urandom > "$folder/munge.key")
cat > "$SLURM_CONF" <<CONF
ClusterName=hwsim
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
SlurmctldPort=$controller
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmdSpoolDir=$folder/spool.%n
StateSaveLocation=$folder/state
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=100000
KillWait=5
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=${nodes[0]} CPUs=1
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${nodes[1]} CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES State=UP
CONF

start() {
  local log=$1
  shift
  "$@" < /dev/null > "$folder/log/$log" 2>&1 &
  pids+=($!)
}
start munged munged --foreground --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" --seed-file="$folder/munge.seed"
for _ in $(seq 100); do
  [ -S "$folder/munge.socket" ] && break
  sleep 0.1
done
start slurmctld slurmctld -D -c
start n1 slurmd -D -N n1
start n2 slurmd -D -N n2
for _ in $(seq 300); do
  [ "$(timeout 5 sinfo --noheader --Node --format=%T 2>/dev/null | grep -c idle)" = 2 ] && echo ready && break
  sleep 0.1
done

cat > /dev/null
