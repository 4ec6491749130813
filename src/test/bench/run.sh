#!/bin/sh
# Measures streaming against nginx with nchan, both on this machine and in the same run; see docs/performance.md.
#
#   sh src/test/bench/run.sh [row …]     all rows take about twelve minutes on two cores
#
# Needs a JDK 17 or newer, Maven, and Debian's packages nginx and libnginx-mod-nchan. Settings:
#   ROUNDS         how often each row is measured; 3
#   JAVA_OPTIONS   more options of the server's JVM, such as -XX:StartFlightRecording=filename=stream.jfr,settings=profile
set -eu
cd "$(dirname "$0")/../../.."
for program in nginx java mvn; do
  command -v $program > /dev/null || { echo "$program is missing: install it first" >&2; exit 1; }
done
if [ ! -f /usr/lib/nginx/modules/ngx_nchan_module.so ]; then
  echo "The peer is missing: apt-get install nginx libnginx-mod-nchan" >&2
  exit 1
fi
if [ "$(ulimit -n)" -lt 12000 ] && ! ulimit -n 20000; then
  echo "5,000 streams need 12,000 open files: raise the limit (ulimit -n)" >&2
  exit 1
fi
mvn -B -q pre-integration-test -DskipTests
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "$(uname -sm), $(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg), $(java -version 2>&1 | sed -n 2p), $(nginx -v 2>&1)"
java -Xmx1g -Dbench.rounds="${ROUNDS:-3}" -Dbench.options="${JAVA_OPTIONS:-}" -cp target/test-classes \
  io.workshopstream.bench.StreamBench target/workshop-streaming.war target/payara-micro.jar "$folder" "$@"
echo "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
