/**
 * The streaming edge: resource, service, broadcaster, frames and the output that never blocks.
 * Knows runs and the admin services, never a page or an entity.
 */
@NullMarked
package io.workshopstream.stream;

import org.jspecify.annotations.NullMarked;
