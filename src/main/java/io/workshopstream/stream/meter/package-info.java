/** What is counted of streams: what they bring, to how many clients, and how they end. */
@NullMarked
package io.workshopstream.stream.meter;

import org.jspecify.annotations.NullMarked;
