package io.workshopstream.admin.request;

import org.jspecify.annotations.Nullable;

/**
 * What a caller of the runs API wants started.
 *
 * @param kind {@code refresh-workshops} or {@code process-studio}
 */
public record RunStart(@Nullable String kind, StudioRequest request) {

  /**
   * Reads {@code {"kind": "…", "studio_id": "…", "dry_run": false}}.
   *
   * @throws RejectedRequestException when the body is no such object
   */
  public static RunStart parse(String body) throws RejectedRequestException {
    JsonBody object =
        JsonBody.parse(body, "{\"kind\": \"refresh-workshops\", \"studio_id\": \"…\"}");
    StudioRequest request = new StudioRequest(object.text("studio_id"), object.flag("dry_run"));
    return new RunStart(object.text("kind"), request);
  }
}
