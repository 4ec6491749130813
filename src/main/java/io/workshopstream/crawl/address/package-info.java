/** Web addresses: reading, normalising, guarding and masking them. */
@NullMarked
package io.workshopstream.crawl.address;

import org.jspecify.annotations.NullMarked;
