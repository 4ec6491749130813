/** The public keys of an issuer, wherever they are (RFC 7517). Knows no other room. */
@NullMarked
package io.workshopstream.access.jwks;

import org.jspecify.annotations.NullMarked;
