#!/bin/sh
# Starts Workshop Streaming on Payara Micro in the foreground, as an init system or a container wants it.
#
#   workshops.sh prepare    once for each version: unpacks the server and the application, starts them once, and keeps the
#                           classes as the JVM has them when they are loaded (class-data sharing; from Java 25 on an AOT
#                           cache, with what the start compiled), so that later starts compute less
#   workshops.sh [-D… …]    runs it; what is given goes to the JVM
#
# Settings are environment variables, as docs/operations.md has them, and besides:
#   WORKSHOPS_HOME   where workshop-streaming.war, payara-micro.jar and payara-config/ are; the folder above this script
#   WORKSHOPS_DATA   where the server writes: the embedded database, and its own configuration; $PWD
#   SERVER_PORT      8008
#   JAVA             the program, the same as for prepare; java
#   JAVA_OPTIONS     such as -Xmx2g; -Xmx1g -XX:+ExitOnOutOfMemoryError
set -eu
home=$(cd "${WORKSHOPS_HOME:-$(dirname "$0")/..}" && pwd)
java=${JAVA:-java}
unpacked=$home/server
application=$unpacked/workshop-streaming

# Runs the server in place of this shell; what is given goes to the JVM.
run() {
  mkdir -p "${WORKSHOPS_DATA:-.}"
  cd "${WORKSHOPS_DATA:-.}"
  root=$PWD/payara-root
  rm -rf "$root" # its configuration, which it writes anew at each start
  mkdir "$root"
  cp -R "$unpacked/config" "$unpacked/lib" "$root/"
  # shellcheck disable=SC2086 # JAVA_OPTIONS is several words
  exec "$java" ${JAVA_OPTIONS:--Xmx1g -XX:+ExitOnOutOfMemoryError} "$@" "@$home/deploy/jvm.options" \
    "-Dfish.payara.micro.BootJar=file:$unpacked/launch-micro.jar" "-Dfish.payara.micro.UnpackDir=$unpacked" \
    -cp "$unpacked/launch-micro.jar" fish.payara.micro.impl.PayaraMicroImpl --rootdir "$root" \
    --deploy "$application" --contextroot / --port "${SERVER_PORT:-8008}" --nohazelcast --disablephonehome \
    --prebootcommandfile "$home/payara-config/preboot.asadmin" --postdeploycommandfile "$home/payara-config/postdeploy.asadmin" \
    --logproperties "$home/payara-config/logging.properties"
}

# Says what is wrong, and ends this.
fail() {
  echo "$1" >&2
  exit 1
}

# The file that $java leads to.
program() {
  readlink -f "$(command -v "$java")"
}

# Unpacks the WAR, with its libraries beside it: Payara reads each class of a library that is inside an application, at each start.
unpack_application() {
  mkdir -p "$application" "$unpacked/libraries"
  if command -v unzip > /dev/null; then
    unzip -q "$home/workshop-streaming.war" -d "$application"
  else
    jar=$(dirname "$(program)")/jar
    [ -x "$jar" ] || fail "Neither unzip nor the jar of a JDK is here to unpack the WAR: install unzip"
    (cd "$application" && "$jar" -xf "$home/workshop-streaming.war")
  fi
  mv "$application"/WEB-INF/lib/*.jar "$unpacked/libraries/"
  path=
  for library in "$unpacked"/libraries/*.jar; do
    path="$path${path:+:}../libraries/${library##*/}"
  done
  descriptor=$application/WEB-INF/glassfish-web.xml
  sed "s#<class-loader delegate=\"false\"/>#<class-loader delegate=\"false\" extra-class-path=\"$path\"/>#" "$descriptor" > "$descriptor.new"
  grep -q extra-class-path "$descriptor.new" || fail "No <class-loader delegate=\"false\"/> in glassfish-web.xml to add the libraries to"
  mv "$descriptor.new" "$descriptor"
}

prepare() {
  rm -rf "$unpacked"
  trial=$(mktemp -d)
  trap 'rm -rf "$trial"' EXIT
  echo "127.0.0.1 localhost $(uname -n)" > "$trial/hosts" # where an image is built the machine's name may lead nowhere
  "$java" "-Djdk.net.hosts.file=$trial/hosts" -jar "$home/payara-micro.jar" --rootdir "$unpacked" --outputlauncher > "$home/prepare.log" 2>&1
  unpack_application
  program > "$unpacked/java"
  cksum < "$home/workshop-streaming.war" > "$unpacked/war"
  keep=-XX:ArchiveClassesAtExit=$unpacked/classes.jsa
  if "$java" -XX:+PrintFlagsFinal -version 2> /dev/null | grep -q AOTCacheOutput; then
    keep=-XX:AOTCacheOutput=$unpacked/classes.aot
  fi
  (
    export DATABASE_URL="jdbc:h2:file:$trial/data;DB_CLOSE_ON_EXIT=FALSE" SERVER_ADDRESS=127.0.0.1 SERVER_PORT="${PREPARE_PORT:-8009}"
    WORKSHOPS_DATA=$trial run "$keep" "-Djdk.net.hosts.file=$trial/hosts"
  ) >> "$home/prepare.log" 2>&1 &
  server=$!
  tries=0
  until grep -q 'Ready in ' "$home/prepare.log"; do
    tries=$((tries + 1))
    if [ $tries -gt 300 ] || ! kill -0 $server 2> /dev/null; then
      kill $server 2> /dev/null || true
      fail "The server did not start; $home/prepare.log says why"
    fi
    sleep 1
  done
  kill $server
  wait $server || true
}

command -v "$java" > /dev/null || fail "There is no $java: install a Java 17 or newer, or set JAVA to its program"
if [ "${1:-}" = prepare ]; then
  prepare
  exit
fi
if [ ! -d "$unpacked" ]; then
  fail "The server is not prepared: run $0 prepare once, as somebody who may write to $home"
fi
if [ "$(cksum < "$home/workshop-streaming.war")" != "$(cat "$unpacked/war" 2> /dev/null)" ]; then
  fail "$home/workshop-streaming.war is not the one that was prepared: run $0 prepare, with the server stopped"
fi
# Payara does not start where the machine's own name leads to no address.
if command -v getent > /dev/null && ! getent ahosts "$(uname -n)" > /dev/null; then
  echo "The name of this machine, $(uname -n), has no address: add the line '127.0.1.1 $(uname -n)' to /etc/hosts" >&2
fi
if [ "$(program)" != "$(cat "$unpacked/java")" ]; then
  echo "Prepared with another Java, $(cat "$unpacked/java"): it starts more slowly until $0 prepare has been run with this one" >&2
elif [ -f "$unpacked/classes.aot" ]; then
  run "-XX:AOTCache=$unpacked/classes.aot" "$@"
elif [ -f "$unpacked/classes.jsa" ]; then
  run "-XX:SharedArchiveFile=$unpacked/classes.jsa" "$@"
fi
run "$@"
