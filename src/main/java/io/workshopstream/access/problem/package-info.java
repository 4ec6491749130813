/** The answers to requests that go no further. */
@NullMarked
package io.workshopstream.access.problem;

import org.jspecify.annotations.NullMarked;
