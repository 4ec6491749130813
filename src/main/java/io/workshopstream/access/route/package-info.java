/**
 * Which role each route needs, and what limits a request uses up. Knows what roles and limits there
 * are.
 */
@NullMarked
package io.workshopstream.access.route;

import org.jspecify.annotations.NullMarked;
