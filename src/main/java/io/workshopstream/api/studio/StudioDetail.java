package io.workshopstream.api.studio;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.studio.StudioEntry;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A studio as those see it who edit it. Its key is never in it: {@code {key}} stands for it.
 *
 * @param rules {@code configuration} as long as nobody edited it, else {@code database}
 * @param missingKey the setting that the server has to be given first; null when nothing is missing
 */
record StudioDetail(
    String id,
    String name,
    @Nullable String start,
    @Nullable String prefix,
    @Nullable String withKeyStart,
    @Nullable String withKeyPrefix,
    @Nullable String keyName,
    int depth,
    boolean keepQuery,
    String rendering,
    boolean internal,
    String city,
    String zone,
    boolean enabled,
    @Nullable String schedule,
    @Nullable String imageUrl,
    @Nullable String instagramLink,
    String rules,
    @Nullable Instant editedAt,
    @Nullable String missingKey) {

  static StudioDetail of(StudioEntry entry) {
    StudioWords words = entry.words();
    return new StudioDetail(
        entry.id().value(),
        words.text(StudioField.NAME),
        shown(words, StudioField.START),
        shown(words, StudioField.PREFIX),
        shown(words, StudioField.WITH_KEY_START),
        shown(words, StudioField.WITH_KEY_PREFIX),
        words.get(StudioField.KEY_NAME),
        Integer.parseInt(words.text(StudioField.DEPTH)),
        words.is(StudioField.KEEP_QUERY),
        words.text(StudioField.RENDERING),
        words.is(StudioField.INTERNAL),
        words.text(StudioField.CITY),
        words.text(StudioField.ZONE),
        words.is(StudioField.ENABLED),
        words.get(StudioField.SCHEDULE),
        shown(words, StudioField.IMAGE_URL),
        shown(words, StudioField.INSTAGRAM_LINK),
        entry.editedAt() == null ? "configuration" : "database",
        entry.editedAt(),
        entry.missingKey());
  }

  /** Somebody may have pasted a configured secret where none belongs. */
  private static @Nullable String shown(StudioWords words, StudioField field) {
    String value = words.get(field);
    return value == null ? null : MaskedAddress.inWords(value);
  }
}
