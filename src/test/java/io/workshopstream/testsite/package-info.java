/**
 * A web site on this machine that misbehaves on purpose, with one small class for each kind of
 * misbehaviour. It speaks HTTP over bare sockets, so that it can break every rule of it.
 */
@NullMarked
package io.workshopstream.testsite;

import org.jspecify.annotations.NullMarked;
