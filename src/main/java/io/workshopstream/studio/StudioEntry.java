package io.workshopstream.studio;

import io.workshopstream.studio.field.StudioWords;
import io.workshopstream.studio.store.StudioRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A studio as those see it who edit it: without its key, which is the server's own.
 *
 * @param editedAt when somebody last changed it; null as long as it follows the configuration
 * @param version another one after each change
 * @param missingKey the name of the setting without which its page cannot be asked for; null when
 *     nothing is missing
 */
public record StudioEntry(
    StudioId id,
    StudioWords words,
    @Nullable Instant editedAt,
    long version,
    @Nullable String missingKey) {

  static StudioEntry of(StudioRow row, @Nullable Studio studio) {
    return new StudioEntry(
        new StudioId(row.id()),
        row.words(),
        row.editedAt(),
        row.version(),
        studio == null ? null : studio.missingKey());
  }
}
