#!/usr/bin/env bash
# Soaks a server of its own: runs, cuts, resumes and cancels for some minutes (10, or the first argument), then the
# figures and a verdict on lost events and on leaks of heap, threads and open files. Not a part of the build.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mvn -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=SoakIT -Dsoak.minutes="${1:-10}" || failed=1
cat target/soak.txt
exit "${failed:-0}"
