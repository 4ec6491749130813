#!/bin/sh
# Watches runs of Workshop Streaming with curl: sh watch.sh [server] [studio]
set -eu
SERVER=${1:-http://localhost:8008}
STUDIO=${2:-dance_n_addiction}

echo '== start and watch =='
curl -sN -H 'Accept: text/event-stream' -d "{\"studio_id\":\"$STUDIO\"}" "$SERVER/api/streaming/refresh-workshops"

echo '== list runs =='
curl -s "$SERVER/api/runs?studio_id=$STUDIO&limit=1"
echo
RUN=$(curl -s "$SERVER/api/runs?studio_id=$STUDIO&limit=1" | sed 's/.*"id":"\([a-z0-9]*\)".*/\1/')

echo '== resume after the third event =='
curl -sN -H "Last-Event-ID: $RUN-3" "$SERVER/api/runs/$RUN/events"

echo '== start and cancel =='
RUN=$(curl -s -H "Idempotency-Key: $$-$(date +%s)" -d "{\"kind\":\"refresh-workshops\",\"studio_id\":\"$STUDIO\"}" "$SERVER/api/runs" |
  sed 's/.*"id":"\([a-z0-9]*\)".*/\1/')
curl -s -X DELETE "$SERVER/api/runs/$RUN"
echo
curl -sN "$SERVER/api/runs/$RUN/events"

echo '== the log, to keep =='
curl -s -H 'Accept: text/plain' "$SERVER/api/runs/$RUN/log"
