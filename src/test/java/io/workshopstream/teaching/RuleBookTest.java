package io.workshopstream.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.HandClock;
import io.workshopstream.Postgres;
import io.workshopstream.catalogue.Schema;
import io.workshopstream.extraction.lesson.Layout;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.extraction.lesson.ValuePlace;
import io.workshopstream.studio.StudioId;
import io.workshopstream.teaching.RuleBook.Acceptance;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of studios, on both databases. */
class RuleBookTest {

  private static final StudioId STUDIO = new StudioId("studio");
  private static final StudioId OTHER = new StudioId("other");
  private static final Lesson SONG =
      new Lesson(
          LessonKind.NAME,
          new Layout("", "article.card"),
          new ValuePlace(List.of("div.body#0", "p#1"), ValuePlace.WHOLE, "with", ""));
  private static final Lesson NEWS =
      new Lesson(LessonKind.NO_EVENT, new Layout("ul.news", "li"), null);

  enum Kind {
    H2,
    POSTGRESQL;

    DataSource database() {
      if (this == POSTGRESQL) {
        return Postgres.without("learned_rule");
      }
      DataSource database =
          JdbcConnectionPool.create(
              "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
      Schema.migrate(database);
      return database;
    }
  }

  private final HandClock clock = new HandClock("2026-11-29T10:00:00Z");

  private RuleOrigin origin() {
    return new RuleOrigin(
        "asha",
        clock.instant(),
        "0123456789abcdef01234567",
        URI.create("https://studio.example/a"),
        "friday special",
        "pal pal");
  }

  private StoredRule proposed(RuleBook book, Lesson lesson) {
    return book.propose(STUDIO, lesson, origin()).orElseThrow();
  }

  private long active(RuleBook book, Lesson lesson) {
    long number = proposed(book, lesson).number();
    assertThat(book.accept(STUDIO, number, "boss")).isEqualTo(Acceptance.ACCEPTED);
    return number;
  }

  private static void refresh(DataSource database, RuleBook book, Sightings seen) {
    Jdbi.create(database).useTransaction(handle -> book.noting(STUDIO, seen).accept(handle));
  }

  private static Sightings sightings(Long... rules) {
    Sightings sightings = new Sightings();
    sightings.saw(Set.of(rules), true);
    return sightings;
  }

  @ParameterizedTest
  @EnumSource
  void two_who_propose_the_same_at_the_same_moment_are_both_answered(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    for (int round = 0; round < 10; round++) {
      CompletableFuture<StoredRule> other =
          CompletableFuture.supplyAsync(() -> proposed(book, SONG));
      assertThat(proposed(book, SONG).lesson()).isEqualTo(other.join().lesson());
      assertThat(book.of(STUDIO)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_counts_once_it_is_accepted(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    StoredRule rule = proposed(book, SONG);

    assertThat(rule.lesson()).isEqualTo(SONG);
    assertThat(rule.origin()).isEqualTo(origin());
    assertThat(book.active(STUDIO).isEmpty()).isTrue();
    clock.pass(Duration.ofHours(1));
    assertThat(book.accept(STUDIO, rule.number(), "boss")).isEqualTo(Acceptance.ACCEPTED);
    assertThat(book.active(STUDIO).rules())
        .singleElement()
        .satisfies(one -> assertThat(one.lesson()).isEqualTo(SONG));
    assertThat(book.of(STUDIO).get(0).origin().by()).isEqualTo("boss");
    assertThat(book.of(STUDIO).get(0).standing().since()).isEqualTo(clock.instant());
    assertThat(book.active(OTHER).isEmpty()).isTrue();
    assertThat(book.accept(STUDIO, rule.number(), "boss")).isEqualTo(Acceptance.NOT_PROPOSED);
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_of_another_studio_can_neither_be_accepted_nor_removed(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    StoredRule rule = proposed(book, SONG);

    assertThat(book.accept(OTHER, rule.number(), "boss")).isEqualTo(Acceptance.UNKNOWN);
    assertThat(book.remove(OTHER, rule.number())).isFalse();
    assertThat(book.remove(STUDIO, rule.number())).isTrue();
    assertThat(book.of(STUDIO)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_rules_of_a_removed_studio_go_with_it(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    long unused = active(book, SONG);
    StoredRule others = book.propose(OTHER, SONG, origin()).orElseThrow();

    book.forget(STUDIO);

    assertThat(book.of(STUDIO)).isEmpty();
    assertThat(book.of(OTHER)).containsExactly(others);
  }

  @ParameterizedTest
  @EnumSource
  void a_proposal_is_good_for_a_day(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    StoredRule rule = proposed(book, SONG);
    clock.pass(Duration.ofHours(25));

    assertThat(book.accept(STUDIO, rule.number(), "boss")).isEqualTo(Acceptance.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_lesson_is_one_rule(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    long number = active(book, NEWS);

    assertThat(proposed(book, NEWS).number()).isEqualTo(number);
    assertThat(proposed(book, SONG).number()).isNotEqualTo(number);
    assertThat(proposed(book, SONG).state()).isEqualTo(RuleState.PROPOSED);
    assertThat(book.of(STUDIO)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void three_refreshes_in_a_row_without_its_layout_end_a_rule(Kind kind) {
    DataSource database = kind.database();
    RuleBook book = new RuleBook(database, clock);
    long gone = active(book, SONG);
    long there = active(book, NEWS);

    refresh(database, book, sightings(there));
    refresh(database, book, sightings(there));
    refresh(database, book, sightings(there, gone));
    refresh(database, book, sightings(there));
    refresh(database, book, sightings(there));
    assertThat(book.active(STUDIO).rules()).hasSize(2);
    refresh(database, book, sightings(there));

    assertThat(book.active(STUDIO).rules()).singleElement().matches(one -> one.number() == there);
    assertThat(book.of(STUDIO))
        .filteredOn(one -> one.number() == gone)
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(RuleState.EXPIRED))
        .satisfies(one -> assertThat(one.standing().missed()).isEqualTo(RuleBook.MOST_MISSED));
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_that_read_not_all_or_found_nothing_ends_no_rule(Kind kind) {
    DataSource database = kind.database();
    RuleBook book = new RuleBook(database, clock);
    long number = active(book, SONG);
    for (int time = 0; time < 5; time++) {
      Sightings part = sightings();
      part.miss();
      refresh(database, book, part);
      Sightings nothing = new Sightings();
      nothing.saw(Set.of(), false);
      refresh(database, book, nothing);
    }

    assertThat(book.of(STUDIO).get(0).standing().missed()).isZero();
    assertThat(book.active(STUDIO).rules()).singleElement().matches(one -> one.number() == number);
  }

  @ParameterizedTest
  @EnumSource
  void an_expired_rule_may_be_proposed_again(Kind kind) {
    DataSource database = kind.database();
    RuleBook book = new RuleBook(database, clock);
    long unused = active(book, SONG);
    for (int time = 0; time < RuleBook.MOST_MISSED; time++) {
      refresh(database, book, sightings());
    }

    assertThat(proposed(book, SONG).state()).isEqualTo(RuleState.PROPOSED);
    assertThat(book.of(STUDIO)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_studio_has_a_bounded_number_of_rules(Kind kind) {
    RuleBook book = new RuleBook(kind.database(), clock);
    for (int at = 0; at < RuleBook.MOST; at++) {
      long unused =
          proposed(book, new Lesson(LessonKind.NO_EVENT, new Layout("", "li.n" + at), null))
              .number();
    }

    assertThat(book.propose(STUDIO, SONG, origin())).isEmpty();
    assertThat(book.propose(OTHER, SONG, origin())).isPresent();
  }
}
