package io.workshopstream.stream.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.run.event.RunId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the server made of the place that a client said it has.
 *
 * @param word {@code fresh}, {@code resumed} or {@code gap}
 * @param after the number of the last event that the client has; null when it begins
 * @param gap which events nobody has any more; null when none is missing
 */
public record ResumeVerdict(String word, @Nullable Long after, @Nullable Gap gap) {

  /** Events that are missing, and where what is left of them can be had. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Gap(long from, long to, String url) {}

  public static ResumeVerdict of(RunId run, long cursor, long firstToCome) {
    if (firstToCome > cursor + 1) {
      String url =
          String.format(
              Locale.ROOT, "/api/runs/%s/log?from=%d&to=%d", run, cursor + 1, firstToCome - 1);
      return new ResumeVerdict("gap", cursor, new Gap(cursor + 1, firstToCome - 1, url));
    }
    return cursor == 0
        ? new ResumeVerdict("fresh", null, null)
        : new ResumeVerdict("resumed", cursor, null);
  }
}
