#!/bin/bash
# Deploys the WAR on each application server, looks at it from outside (Portability.java), and prints what it found as
# a table. The servers come from Maven Central; they are unpacked below target/servers, and each runs alone.
#
#   mvn -Dquick package && src/test/scripts/servers.sh [payara-micro] [payara] [wildfly] [openliberty] [glassfish] [openliberty-plain]
#
# and besides, when they are named: launcher (Payara Micro by deploy/workshops.sh), and payara-pool, wildfly-pool and
# openliberty-pool, with a data source of the server.
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

# As docs/installing.md has it.
start_launcher() {
  local home=$WORK/launcher jar; jar=$(artifact fish.payara.extras:payara-micro:$PAYARA "payara-micro-$PAYARA.jar") || return 1
  rm -rf "$home" && mkdir "$home" && cp -R "$HERE/deploy" "$HERE/payara-config" "$home/" || return 1
  cp "$WAR" "$home/workshop-streaming.war" && cp "$jar" "$home/payara-micro.jar" || return 1
  PREPARE_PORT=$((PORT + 1)) sh "$home/deploy/workshops.sh" prepare || return 1
  WORKSHOPS_DATA=$WORK/data setsid sh "$home/deploy/workshops.sh" > "$1" 2>&1 &
}

# Its own data source: a file of its own H2.
start_payara_pool() {
  DATABASE_JNDI_NAME=jdbc/__default start_payara "$1"
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

# wildfly FOLDER LOG
wildfly() {
  cp "$WAR" "$1/standalone/deployments/workshop-streaming.war"
  JAVA_OPTS=-Xmx1g setsid "$1/bin/standalone.sh" -c standalone-full.xml -Djboss.http.port=$PORT \
    -Djboss.https.port=$((PORT + 1)) -Djboss.management.http.port=$((PORT + 2)) > "$2" 2>&1 &
}

start_wildfly() {
  local home
  home=$(unpacked org.wildfly:wildfly-dist:$WILDFLY:zip "wildfly-dist-$WILDFLY.zip" "wildfly-$WILDFLY") || return 1
  wildfly "$home" "$1"
}

# The data source that its example of a configuration has, H2 in memory, out of the server's transactions.
start_wildfly_pool() {
  local home settings
  home=$(unpacked org.wildfly:wildfly-dist:$WILDFLY:zip "wildfly-dist-$WILDFLY.zip" "wildfly-$WILDFLY") || return 1
  settings=$home/standalone/configuration/standalone-full.xml
  sed -i 's/<datasource jndi-name="java:jboss.datasources.ExampleDS"/& jta="false"/' "$settings"
  grep -q ' jta="false"' "$settings" || return 1
  DATABASE_JNDI_NAME=java:jboss/datasources/ExampleDS wildfly "$home" "$1"
}

MICROPROFILE='    <feature>mpConfig-3.1</feature>
    <feature>mpHealth-4.0</feature>
    <feature>mpTelemetry-1.1</feature>'

start_openliberty() {
  liberty "$1" "$MICROPROFILE"
}

# Without MicroProfile
start_openliberty_plain() {
  liberty "$1" ""
}

# A data source of the server, with the H2 that the WAR brings, out of the server's transactions.
start_openliberty_pool() {
  unzip -q -o -j "$WAR" 'WEB-INF/lib/h2-*.jar' -d "$WORK/h2" || return 1
  DATABASE_JNDI_NAME=jdbc/workshops liberty "$1" "$MICROPROFILE" '  <dataSource jndiName="jdbc/workshops" type="javax.sql.DataSource" transactional="false">
    <jdbcDriver javax.sql.DataSource="org.h2.jdbcx.JdbcDataSource">
      <library><fileset dir="'"$WORK"'/h2" includes="*.jar"/></library>
    </jdbcDriver>
    <properties URL="jdbc:h2:file:'"$WORK"'/data/pool" user="sa" password=""/>
  </dataSource>'
}

# liberty LOG FEATURES [RESOURCES]
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
${3:-}
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
    launcher) echo "Payara Micro $PAYARA by the launcher" ;;
    payara) echo "Payara Server $PAYARA" ;;
    payara-pool) echo "Payara Server $PAYARA, its data source" ;;
    wildfly) echo "WildFly $WILDFLY" ;;
    wildfly-pool) echo "WildFly $WILDFLY, its data source" ;;
    openliberty) echo "Open Liberty $LIBERTY" ;;
    openliberty-pool) echo "Open Liberty $LIBERTY, its data source" ;;
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
