/**
 * What is measured of streaming, against its peer in the same run; started by {@code
 * src/test/bench/all.sh}, and no part of the tests. It speaks to servers over sockets only, so it
 * needs nothing but the JDK.
 */
package io.workshopstream.bench;
