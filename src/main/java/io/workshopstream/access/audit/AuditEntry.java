package io.workshopstream.access.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a caller did.
 *
 * @param id rises with each entry
 * @param actor the name of the caller's token, or of who was trusted without one
 * @param tokenId of the caller's token; null when none was needed
 * @param subject the id of what it was done to
 * @param address where the request came from
 * @param forwarded where a proxy says it came from, which anybody can write; null when none does
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    @Nullable String tokenId,
    String action,
    String subject,
    String detail,
    String address,
    @Nullable String forwarded) {}
