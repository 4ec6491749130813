/** The routes that hand out a back-up and fill an empty server from one. */
@NullMarked
package io.workshopstream.api.backup;

import org.jspecify.annotations.NullMarked;
