/** Who is told of what happened: subscriptions and their deliveries as routes. */
@NullMarked
package io.workshopstream.api.notice;

import org.jspecify.annotations.NullMarked;
