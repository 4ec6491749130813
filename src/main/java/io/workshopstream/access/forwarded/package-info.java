/** What proxies in front say of the client behind them. Knows no other room. */
@NullMarked
package io.workshopstream.access.forwarded;

import org.jspecify.annotations.NullMarked;
