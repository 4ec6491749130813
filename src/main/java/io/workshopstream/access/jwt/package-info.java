/**
 * Signed tokens of an issuer of another system (RFC 7519), and what their claims are worth here.
 * Knows the callers that come of it.
 */
@NullMarked
package io.workshopstream.access.jwt;

import org.jspecify.annotations.NullMarked;
