package io.workshopstream.access.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param actor by whom; null for anybody
 * @param action what; null for anything
 * @param subject to what; null for anything
 * @param since from when on; null from the beginning
 * @param until before when; null for no end
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable AuditAction action,
    @Nullable String subject,
    @Nullable Instant since,
    @Nullable Instant until) {}
