/** Errors as problem documents (RFC 9457), whoever raises them. */
@NullMarked
package io.workshopstream.api.problem;

import org.jspecify.annotations.NullMarked;
