package io.workshopstream.studio.store;

import io.workshopstream.studio.field.StudioWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A studio as it is stored.
 *
 * @param place its place among all of them
 * @param editedAt when somebody last changed it; null as long as it follows the configuration
 * @param removedAt when somebody removed it; null as long as it is there
 * @param version the number of the write that wrote it, which no other one has
 */
public record StudioRow(
    String id,
    int place,
    StudioWords words,
    @Nullable Instant editedAt,
    @Nullable Instant removedAt,
    long version) {

  /** Whether somebody has removed it, and the row is there only to remember that. */
  public boolean isRemoved() {
    return removedAt != null;
  }

  /** Whether nobody has changed or removed it, so that the configuration says what it is. */
  public boolean followsConfiguration() {
    return editedAt == null && removedAt == null;
  }
}
