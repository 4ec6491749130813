#!/bin/bash
# Deploys the WAR on each application server, looks at it from outside (Portability.java), and prints what it found as
# a table. The servers come from Maven Central; they are unpacked below target/servers, and each runs alone.
#
#   mvn -Dquick package && src/test/scripts/servers.sh [payara-micro] [payara] [wildfly] [openliberty] [glassfish] [openliberty-plain]
#
# Needs a JDK 17, Maven, unzip and curl; with chromedriver on the path a browser is tried as well.
set -u
cd "$(dirname "$0")/../../.." || exit 1
PAYARA=6.2025.10
WILDFLY=39.0.1.Final
LIBERTY=25.0.0.9
GLASSFISH=7.0.21
PORT=${PORT:-8188}
DRIVER_PORT=${DRIVER_PORT:-9588}
HERE=$PWD
WORK=$PWD/target/servers
WAR=${WAR:-$PWD/target/workshop-streaming.war}
[ -f "$WAR" ] || { echo "no $WAR: mvn -Dquick package makes it" >&2; exit 1; }
mkdir -p "$WORK/found"

# What the application is told, on every server the same.
export SERVER_PORT=$PORT MP_CONFIG_PROFILE=sample SCHEDULE_JITTER=PT0S
export STUDIO_VINS_DANCE_CO_SCHEDULE='* * * * *'
unset SERVER_SETTINGS_FILE

# artifact FILE: the file as it came from Maven
artifact() {
  [ -f "$WORK/$2" ] || mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact="$1" -DoutputDirectory="$WORK" >&2 || return 1
  echo "$WORK/$2"
}

# unpacked ARTIFACT FILE FOLDER: its folder, anew
unpacked() {
  local zip; zip=$(artifact "$1" "$2") || return 1
  for _ in 1 2 3; do rm -rf "${WORK:?}/$3" 2> /dev/null && break; sleep 3; done # a server may still be writing
  unzip -q -o "$zip" -d "$WORK" && echo "$WORK/$3"
}

start_payara_micro() {
  local jar; jar=$(artifact fish.payara.extras:payara-micro:$PAYARA "payara-micro-$PAYARA.jar") || return 1
  setsid java -Xmx1g -jar "$jar" --deploy "$WAR" --contextroot / --port $PORT --nohazelcast --disablephonehome \
    --prebootcommandfile "$HERE/payara-config/preboot.asadmin" \
    --postdeploycommandfile "$HERE/payara-config/postdeploy.asadmin" > "$1" 2>&1 &
}

# domain FOLDER LOG: Payara Server and GlassFish, whose domains are the same; free ports, and the WAR put into autodeploy
domain() {
  local at=$1/glassfish/domains/domain1
  sed -i "s/port=\"8080\"/port=\"$PORT\"/; s/port=\"8181\"/port=\"$((PORT + 1))\"/; s/port=\"4848\"/port=\"$((PORT + 2))\"/" \
    "$at/config/domain.xml"
  mkdir -p "$at/autodeploy" && cp "$WAR" "$at/autodeploy/workshop-streaming.war"
  setsid "$1/bin/asadmin" start-domain --verbose domain1 > "$2" 2>&1 &
}

start_payara() {
  local home; home=$(unpacked fish.payara.distributions:payara:$PAYARA:zip "payara-$PAYARA.zip" payara6) || return 1
  domain "$home" "$1"
}

start_glassfish() {
  local home
  home=$(unpacked org.glassfish.main.distributions:glassfish:$GLASSFISH:zip "glassfish-$GLASSFISH.zip" glassfish7) || return 1
  domain "$home" "$1"
}

start_wildfly() {
  local home
  home=$(unpacked org.wildfly:wildfly-dist:$WILDFLY:zip "wildfly-dist-$WILDFLY.zip" "wildfly-$WILDFLY") || return 1
  cp "$WAR" "$home/standalone/deployments/workshop-streaming.war"
  JAVA_OPTS=-Xmx1g setsid "$home/bin/standalone.sh" -c standalone-full.xml -Djboss.http.port=$PORT \
    -Djboss.https.port=$((PORT + 1)) -Djboss.management.http.port=$((PORT + 2)) > "$1" 2>&1 &
}

start_openliberty() {
  liberty "$1" "    <feature>mpConfig-3.1</feature>
    <feature>mpHealth-4.0</feature>
    <feature>mpTelemetry-1.1</feature>"
}

# Without MicroProfile
start_openliberty_plain() {
  liberty "$1" ""
}

liberty() {
  local home
  home=$(unpacked io.openliberty:openliberty-runtime:$LIBERTY:zip "openliberty-runtime-$LIBERTY.zip" wlp) || return 1
  mkdir -p "$home/usr/servers/workshops/apps"
  cp "$WAR" "$home/usr/servers/workshops/apps/workshop-streaming.war"
  cat > "$home/usr/servers/workshops/server.xml" <<XML
<server>
  <logging consoleLogLevel="INFO"/>
  <featureManager>
    <feature>webProfile-10.0</feature>
    <feature>mail-2.1</feature>
$2
  </featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="$PORT" httpsPort="-1"/>
  <!-- Requests and tasks share one pool, which begins with few threads. -->
  <executor coreThreads="64"/>
  <webApplication location="workshop-streaming.war">
    <!-- The classes of OpenTelemetry, for traces. -->
    <classloader apiTypeVisibility="+third-party"/>
  </webApplication>
</server>
XML
  JVM_ARGS=-Xmx1g setsid "$home/bin/server" run workshops > "$1" 2>&1 &
}

# patience PROCESS: until the page is there
patience() {
  for _ in $(seq 180); do
    kill -0 "$1" 2> /dev/null || return 1
    curl -fs -o "$WORK/page" "http://localhost:$PORT/test_streaming_client.html" && return 0
    sleep 1
  done
  return 1
}

# look SERVER: starts it, looks at it, stops it
look() {
  local log=$WORK/$1.log found=$WORK/found/$1.tsv
  rm -rf "$WORK/data"; : > "$found"
  export DATABASE_URL="jdbc:h2:file:$WORK/data/sample;DB_CLOSE_ON_EXIT=FALSE"
  if ! "start_${1//-/_}" "$log"; then
    printf 'starts\tno\tthe server could not be fetched\n' > "$found"; return
  fi
  local server=$!
  if patience $server; then
    printf 'starts\tyes\t\n' > "$found"
    java "$HERE/src/test/scripts/Portability.java" "http://localhost:$PORT" ${DRIVER:+"$DRIVER"} >> "$found"
  else
    printf 'starts\tno\tsee %s\n' "$log" > "$found"
  fi
  kill -TERM -- -$server 2> /dev/null
  for _ in $(seq 40); do kill -0 -- -$server 2> /dev/null || break; sleep 0.5; done
  kill -KILL -- -$server 2> /dev/null
}

version() {
  case $1 in
    payara-micro) echo "Payara Micro $PAYARA" ;;
    payara) echo "Payara Server $PAYARA" ;;
    wildfly) echo "WildFly $WILDFLY" ;;
    openliberty) echo "Open Liberty $LIBERTY" ;;
    openliberty-plain) echo "Open Liberty $LIBERTY without MicroProfile" ;;
    glassfish) echo "GlassFish $GLASSFISH" ;;
  esac
}

servers=("$@")
[ ${#servers[@]} -gt 0 ] || servers=(payara-micro payara wildfly openliberty glassfish openliberty-plain)
DRIVER=
if command -v chromedriver > /dev/null; then
  chromedriver --port=$DRIVER_PORT > "$WORK/chromedriver.log" 2>&1 &
  driver=$!
  DRIVER=http://localhost:$DRIVER_PORT
fi
for server in "${servers[@]}"; do
  echo "… $(version "$server")" >&2
  look "$server"
  cat "$WORK/found/$server.tsv" >&2
done
[ -z "$DRIVER" ] || kill $driver

head="| what |"; line="|---|"
for server in "${servers[@]}"; do head="$head $(version "$server") |"; line="$line---|"; done
echo "$head"; echo "$line"
failed=0
names=$(for server in "${servers[@]}"; do cut -f 1 "$WORK/found/$server.tsv"; done | awk '!seen[$0]++')
while IFS= read -r name; do
  row="| $name |"
  for server in "${servers[@]}"; do
    word=$(awk -F'\t' -v name="$name" '$1 == name { print $2 }' "$WORK/found/$server.tsv")
    [ "$word" = yes ] || [ "$word" = – ] || failed=1
    row="$row ${word:-no} |"
  done
  echo "$row"
done <<< "$names"
exit $failed
