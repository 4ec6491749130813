package io.workshopstream.api.identity;

import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.audit.AuditFilter;
import io.workshopstream.api.run.TimeParameter;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the address of a request for the audit says. */
public class AuditQuery {

  private static final int MOST = 1000;

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
    return new AuditFilter(
        actor,
        action(),
        subject,
        TimeParameter.read("since", since),
        TimeParameter.read("until", until));
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
}
