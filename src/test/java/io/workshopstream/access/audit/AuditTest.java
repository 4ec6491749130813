package io.workshopstream.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.catalogue.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On H2; another class does the same on PostgreSQL. */
class AuditTest {

  private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
  private static final ApiCaller SOMEBODY = ApiCaller.trusted("somebody");

  private final HandClock clock = new HandClock("2026-01-22T12:00:00Z");
  private final Audit audit = new Audit(emptyDatabase(), clock, Duration.ofDays(365));

  DataSource emptyDatabase() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(h2);
    return h2;
  }

  private static HttpServletRequest from(String address, @Nullable String forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            AuditTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> address;
                  case "getHeader" -> arguments[0].equals("X-Forwarded-For") ? forwarded : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private void did(ApiCaller caller, AuditAction action, String subject) {
    audit.record(caller, from("192.0.2.1", null), action, subject, "a detail");
  }

  private List<String> subjects(AuditFilter wanted) {
    return audit.list(wanted, Long.MAX_VALUE, 100).stream().map(AuditEntry::subject).toList();
  }

  @Test
  void an_entry_says_who_did_what_to_what_when_and_from_where() {
    audit.record(
        SOMEBODY, from("192.0.2.1", "203.0.113.9"), AuditAction.RUN_STARTED, "run1", "a studio");

    assertThat(audit.list(ALL, Long.MAX_VALUE, 10))
        .singleElement()
        .isEqualTo(
            new AuditEntry(
                audit.list(ALL, Long.MAX_VALUE, 1).get(0).id(),
                clock.instant(),
                "somebody",
                null,
                "run.started",
                "run1",
                "a studio",
                "192.0.2.1",
                "203.0.113.9"));
  }

  @Test
  void entries_are_listed_newest_first_and_in_pieces() {
    for (int i = 1; i <= 5; i++) {
      did(SOMEBODY, AuditAction.RUN_STARTED, "run" + i);
    }

    List<AuditEntry> first = audit.list(ALL, Long.MAX_VALUE, 2);
    List<AuditEntry> second = audit.list(ALL, first.get(1).id(), 2);

    assertThat(first).extracting(AuditEntry::subject).containsExactly("run5", "run4");
    assertThat(second).extracting(AuditEntry::subject).containsExactly("run3", "run2");
  }

  @Test
  void entries_are_found_by_actor_action_subject_and_time() {
    did(SOMEBODY, AuditAction.RUN_STARTED, "run1");
    clock.pass(Duration.ofHours(1));
    Instant later = clock.instant();
    did(SOMEBODY, AuditAction.RUN_CANCELLED, "run1");
    did(ApiCaller.trusted("another"), AuditAction.RUN_CANCELLED, "run2");

    assertThat(subjects(new AuditFilter("another", null, null, null, null)))
        .containsExactly("run2");
    assertThat(subjects(new AuditFilter(null, AuditAction.RUN_STARTED, null, null, null)))
        .containsExactly("run1");
    assertThat(subjects(new AuditFilter(null, null, "run1", null, null))).hasSize(2);
    assertThat(subjects(new AuditFilter(null, null, null, later, null))).hasSize(2);
    assertThat(subjects(new AuditFilter(null, null, null, null, later))).containsExactly("run1");
    assertThat(subjects(new AuditFilter("%", null, null, null, null))).isEmpty();
    assertThat(subjects(new AuditFilter("a\u0000", null, "\u0000", null, null))).isEmpty();
  }

  @Test
  void words_that_are_too_long_or_hidden_are_kept_as_far_as_they_fit() {
    audit.record(
        SOMEBODY,
        from("192.0.2.1", "x".repeat(500)),
        AuditAction.RUN_STARTED,
        "s".repeat(300),
        "a\u0000b\nc\u202e" + "d".repeat(2000));

    AuditEntry entry = audit.list(ALL, Long.MAX_VALUE, 1).get(0);
    assertThat(entry.subject()).hasSize(200);
    assertThat(entry.detail()).hasSize(1000).startsWith("a b c d");
    assertThat(entry.forwarded()).hasSize(200);
  }

  @Test
  void entries_are_kept_for_their_time_and_no_longer() {
    did(SOMEBODY, AuditAction.RUN_STARTED, "old");
    clock.pass(Duration.ofDays(365));
    did(SOMEBODY, AuditAction.RUN_STARTED, "new");
    audit.prune();
    assertThat(subjects(ALL)).containsExactly("new", "old");

    clock.pass(Duration.ofMillis(1));
    audit.prune();

    assertThat(subjects(ALL)).containsExactly("new");
  }
}
