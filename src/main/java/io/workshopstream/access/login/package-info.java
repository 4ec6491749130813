/**
 * The login of people by an issuer (OpenID Connect, authorization code with PKCE). Knows the
 * callers that come of it and the tokens that say so.
 */
@NullMarked
package io.workshopstream.access.login;

import org.jspecify.annotations.NullMarked;
