/** The sentences that an admin reads. */
@NullMarked
package io.workshopstream.admin.sentence;

import org.jspecify.annotations.NullMarked;
