package io.workshopstream.api.identity;

import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.audit.AuditFilter;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the address of a request for the audit says. */
public class AuditQuery {

  private static final int MOST = 1000;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  @QueryParam("actor")
  private @Nullable String actor;

  @QueryParam("action")
  private @Nullable String action;

  @QueryParam("subject")
  private @Nullable String subject;

  @QueryParam("since")
  private @Nullable String since;

  @QueryParam("until")
  private @Nullable String until;

  @QueryParam("before")
  @DefaultValue("" + Long.MAX_VALUE)
  private long before;

  @QueryParam("limit")
  @DefaultValue("100")
  private int limit;

  AuditFilter filter() {
    return new AuditFilter(actor, action(), subject, time("since", since), time("until", until));
  }

  long before() {
    return before;
  }

  int atMost() {
    return Math.max(1, Math.min(MOST, limit));
  }

  private @Nullable AuditAction action() {
    if (action == null) {
      return null;
    }
    return AuditAction.of(action)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "action must be one of "
                        + Arrays.stream(AuditAction.values())
                            .map(AuditAction::word)
                            .collect(Collectors.joining(", "))));
  }

  private static @Nullable Instant time(String name, @Nullable String words) {
    if (words == null) {
      return null;
    }
    try {
      Instant time = Instant.parse(words);
      return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    } catch (DateTimeException malformed) {
      throw new BadRequestException(
          name + " must be a time in UTC, such as 2026-01-31T12:00:00Z", malformed);
    }
  }
}
