package io.workshopstream.admin.request;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for: a studio, and whether to store anything.
 *
 * @param studioId as the caller wrote it; null when not given
 */
public record StudioRequest(@Nullable String studioId, boolean dryRun) {

  /**
   * Reads {@code {"studio_id": "…", "dry_run": false}}; other fields, and bytes after the object,
   * are ignored.
   *
   * @throws RejectedRequestException when the body is no such object
   */
  public static StudioRequest parse(String body) throws RejectedRequestException {
    JsonBody object = JsonBody.parse(body, "{\"studio_id\": \"…\"}");
    return new StudioRequest(object.text("studio_id"), object.flag("dry_run"));
  }
}
