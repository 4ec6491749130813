/**
 * Settings: read from the configuration, checked together, and told to whoever set them.
 *
 * <p>Knows {@code database}, whose drivers say which addresses they accept.
 */
@NullMarked
package io.workshopstream.config;

import org.jspecify.annotations.NullMarked;
