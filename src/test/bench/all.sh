#!/bin/sh
# Measures everything that docs/performance.md tells of, against its peers or bounds in the same run, and draws a table and plots.
#
#   sh src/test/bench/all.sh [row …]     all rows take some 14 minutes on two quiet cores, and the build before them
#
# Needs a JDK 17 or newer, Maven, Node with npm, and Debian's packages nginx, libnginx-mod-nchan, python3-scrapy and wget. Settings:
#   OUT            the folder for performance.md, the plots and figures.jsonl; target/bench
#   ROUNDS         how often each row is measured; 2
#   WARM           how many seconds ours is warmed up for streaming; 12
#   JAVA_OPTIONS   more options of the servers' JVM, such as -XX:StartFlightRecording=filename=stream.jfr,settings=profile
# Rows that only run when they are named: studios-1000 (three minutes), load-19000.
set -eu
cd "$(dirname "$0")/../../.."
for program in nginx java mvn node npm scrapy wget; do
  command -v $program > /dev/null || { echo "$program is missing: install it first" >&2; exit 1; }
done
if [ ! -f /usr/lib/nginx/modules/ngx_nchan_module.so ]; then
  echo "The peer is missing: apt-get install nginx libnginx-mod-nchan" >&2
  exit 1
fi
if [ "$(ulimit -n)" -lt 20000 ] && ! ulimit -n 20000; then
  echo "10,000 streams need 20,000 open files: raise the limit (ulimit -n)" >&2
  exit 1
fi
mvn -B -q pre-integration-test -DskipTests dependency:build-classpath -Dmdep.outputFile=target/bench/classpath -Dmdep.includeScope=test
out=${OUT:-target/bench}
mkdir -p "$out"
rm -f "$out/figures.jsonl"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R src/test/bench/peers "$folder/peers"
npm install --prefix "$folder/peers" --no-audit --no-fund --silent
load() { cut -d ' ' -f 1-3 /proc/loadavg; }
about="$(uname -sm), $(nproc) cores, $(java -version 2>&1 | sed -n 2p), $(nginx -v 2>&1), Node $(node --version), $(scrapy version), load before $(load)"
echo "$about"
begun=$(date +%s)
java -Xmx1g -Dbench.rounds="${ROUNDS:-2}" -Dbench.warm="${WARM:-12}" -Dbench.options="${JAVA_OPTIONS:-}" -cp target/test-classes \
  io.workshopstream.bench.StreamBench target/workshop-streaming.war target/payara-micro.jar "$folder/streams" "$folder/peers" \
  "$out/figures.jsonl" "$@"
ROUNDS=${ROUNDS:-2} node src/test/bench/rows.mjs "$folder/rows" "$out/figures.jsonl" "$@"
node src/test/bench/report.mjs "$out/figures.jsonl" "$out" "$about, load after $(load), $((($(date +%s) - begun) / 60)) minutes."
