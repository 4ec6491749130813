/** Answers that a client need not be sent again: entity tags, and how they stay true. */
@NullMarked
package io.workshopstream.api.conditional;

import org.jspecify.annotations.NullMarked;
