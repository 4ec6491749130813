package io.workshopstream.api.legacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workshop without a choreography, as the old system's admin tools show it.
 *
 * @param workshopName the song, as in the old system's newer server
 */
record MissingLink(
    String workshopId,
    @Nullable String workshopName,
    @Nullable String song,
    @Nullable String by,
    List<String> artistIdList,
    List<String> artistInstagramLinks) {}
