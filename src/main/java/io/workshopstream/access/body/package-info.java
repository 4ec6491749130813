/** The bodies of requests, collected before the requests go on. */
@NullMarked
package io.workshopstream.access.body;

import org.jspecify.annotations.NullMarked;
