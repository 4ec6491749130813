/**
 * Artists by the file: the routes that hand them out and take them in, and the names that nobody
 * has.
 */
@NullMarked
package io.workshopstream.api.artist;

import org.jspecify.annotations.NullMarked;
