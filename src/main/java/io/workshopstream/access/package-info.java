/** Who may come in: local requests, origins and CORS. Knows no other room. */
@NullMarked
package io.workshopstream.access;

import org.jspecify.annotations.NullMarked;
