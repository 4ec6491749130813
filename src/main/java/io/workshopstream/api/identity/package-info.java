/** Who may do what, as routes: tokens are made, listed and revoked. */
@NullMarked
package io.workshopstream.api.identity;

import org.jspecify.annotations.NullMarked;
