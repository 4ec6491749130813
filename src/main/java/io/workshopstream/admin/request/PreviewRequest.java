package io.workshopstream.admin.request;

import org.jspecify.annotations.Nullable;

/**
 * A page to try out, as a caller sends it. Without {@code html} and {@code text} the page is
 * fetched from {@code url}.
 *
 * @param studioId whose rules to judge by; null for those of a studio in Bangalore
 * @param referenceDate the day to take for today, such as {@code 2026-01-22}; null for today
 * @param timezone the wall clock of the venue, such as {@code Asia/Kolkata}; null for the studio's
 * @param accept {@code studio} (also when null) or {@code any-event}, which switches the topic,
 *     city and past rules off
 */
public record PreviewRequest(
    @Nullable String url,
    @Nullable String html,
    @Nullable String text,
    @Nullable String studioId,
    @Nullable String referenceDate,
    @Nullable String timezone,
    @Nullable String accept) {

  /**
   * Reads the request from JSON with snake_case names; other fields are ignored.
   *
   * @throws RejectedRequestException when the body is no such object
   */
  public static PreviewRequest parse(String body) throws RejectedRequestException {
    JsonBody object = JsonBody.parse(body, "{\"url\": \"…\"}");
    return new PreviewRequest(
        object.text("url"),
        object.text("html"),
        object.text("text"),
        object.text("studio_id"),
        object.text("reference_date"),
        object.text("timezone"),
        object.text("accept"));
  }
}
