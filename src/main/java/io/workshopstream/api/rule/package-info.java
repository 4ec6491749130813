/** The routes of what corrections have taught. */
@NullMarked
package io.workshopstream.api.rule;

import org.jspecify.annotations.NullMarked;
