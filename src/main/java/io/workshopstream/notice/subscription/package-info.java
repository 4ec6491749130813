/** Who wants to be told of what. */
@NullMarked
package io.workshopstream.notice.subscription;

import org.jspecify.annotations.NullMarked;
