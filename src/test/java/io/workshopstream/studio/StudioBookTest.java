package io.workshopstream.studio;

import static io.workshopstream.studio.StudioSamples.INN;
import static io.workshopstream.studio.StudioSamples.VINS;
import static io.workshopstream.studio.StudioSamples.rules;
import static io.workshopstream.studio.StudioSamples.set;
import static io.workshopstream.studio.StudioSamples.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.HandClock;
import io.workshopstream.Postgres;
import io.workshopstream.studio.StudioOutcome.Written;
import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.StudioField;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Studios that are stored, on both databases; each book is one server. */
class StudioBookTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  enum Kind {
    H2,
    POSTGRESQL;

    DataSource database() {
      if (this == H2) {
        return StudioSamples.h2();
      }
      DataSource database = Postgres.without("studio");
      Jdbi.create(database)
          .useHandle(handle -> handle.execute("update studio_version set number = 0"));
      return database;
    }
  }

  private final HandClock clock = new HandClock(NOW.toString());
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private StudioBook server(DataSource database, StudioRules rules) {
    StudioBook book = new StudioBook(database, rules, clock);
    book.open();
    return book;
  }

  private static long version(StudioBook book, StudioId id) {
    return book.find(id).orElseThrow().version();
  }

  private static StudioOutcome change(
      StudioBook book, StudioId id, StudioField field, String value) {
    long version = version(book, id);
    return book.change(id, seen -> seen == version, set(field, value));
  }

  private static String name(StudioBook book, StudioId id) {
    return book.studios().find(id).orElseThrow().name();
  }

  @ParameterizedTest
  @EnumSource
  void no_id_is_added_that_shares_the_environment_variables_of_a_configured_one(Kind kind) {
    StudioId dots = new StudioId("a.dance.co");
    StudioBook book = server(kind.database(), rules(dots, words("a")));

    assertThat(book.add(new StudioId("a-dance_co"), words("b")))
        .isEqualTo(new StudioOutcome.Alike(dots));
    assertThat(book.add(dots, words("b"))).isInstanceOf(StudioOutcome.Taken.class);
    assertThat(book.all()).hasSize(1);
    assertThat(book.add(new StudioId("adanceco"), words("b"))).isInstanceOf(Written.class);
  }

  @ParameterizedTest
  @EnumSource
  void what_nobody_edited_follows_the_configuration_at_every_start(Kind kind) {
    DataSource database = kind.database();
    StudioBook first = server(database, rules(VINS, words("vins"), INN, words("inn")));
    long before = version(first, VINS);

    StudioBook same = server(database, rules(VINS, words("vins"), INN, words("inn")));
    assertThat(version(same, VINS)).isEqualTo(before);

    StudioBook other = server(database, rules(INN, words("inn"), VINS, words("renamed")));
    assertThat(name(other, VINS)).isEqualTo("renamed");
    assertThat(other.studios().all()).extracting(Studio::id).containsExactly(INN, VINS);
    assertThat(other.find(VINS).orElseThrow().editedAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_edited_or_removed_is_left_alone_by_every_start(Kind kind) {
    DataSource database = kind.database();
    StudioRules rules = rules(VINS, words("vins"), INN, words("inn"));
    StudioBook book = server(database, rules);
    StudioId own = new StudioId("own");

    assertThat(change(book, VINS, StudioField.NAME, "Mended")).isInstanceOf(Written.class);
    assertThat(book.remove(INN, any -> true, null)).isEqualTo(new StudioOutcome.Removed());
    assertThat(book.add(own, words("own"))).isInstanceOf(Written.class);
    StudioBook next = server(database, rules);

    assertThat(next.studios().all()).extracting(Studio::name).containsExactly("Mended", "own");
    assertThat(next.find(VINS).orElseThrow().editedAt()).isEqualTo(NOW);
    assertThat(next.find(INN)).isEmpty();
    assertThat(next.add(INN, words("again"))).isInstanceOf(Written.class);
    assertThat(name(next, INN)).isEqualTo("again");
  }

  @ParameterizedTest
  @EnumSource
  void what_left_the_configuration_stays_disabled_until_it_is_wanted_again(Kind kind) {
    DataSource database = kind.database();
    StudioRules both = rules(VINS, words("vins"), INN, words("inn"));
    server(database, both);

    StudioBook without = server(database, rules(VINS, words("vins")));
    assertThat(without.studios().enabled()).extracting(Studio::id).containsExactly(VINS);
    assertThat(without.studios().find(INN)).isPresent();

    assertThat(server(database, both).studios().enabled()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void of_servers_that_start_at_once_each_finds_all_studios(Kind kind) throws Exception {
    DataSource database = kind.database();
    Object[] configuration =
        IntStream.range(0, 30)
            .boxed()
            .flatMap(i -> List.<Object>of(new StudioId("s" + i), words("s" + i)).stream())
            .toArray();
    CyclicBarrier together = new CyclicBarrier(6);

    List<StudioBook> books =
        all(
            6,
            () -> {
              StudioBook book = new StudioBook(database, rules(configuration), clock);
              together.await(20, TimeUnit.SECONDS);
              book.open();
              return book;
            });

    assertThat(books).allSatisfy(book -> assertThat(book.studios().all()).hasSize(30));
    assertThat(books).extracting(book -> version(book, new StudioId("s7"))).containsOnly(1L);
  }

  private <T> List<T> all(int number, Callable<T> work) throws Exception {
    List<Future<T>> begun = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      begun.add(threads.submit(work));
    }
    List<T> done = new ArrayList<>();
    for (Future<T> one : begun) {
      done.add(one.get(30, TimeUnit.SECONDS));
    }
    return done;
  }

  @ParameterizedTest
  @EnumSource
  void an_edit_is_seen_here_at_once_and_elsewhere_at_the_next_look(Kind kind) {
    DataSource database = kind.database();
    StudioRules rules = rules(VINS, words("vins"));
    StudioBook here = server(database, rules);
    StudioBook elsewhere = server(database, rules);
    Studios kept = elsewhere.studios();

    here.add(INN, words("inn"));
    assertThat(change(here, VINS, StudioField.ENABLED, "false")).isInstanceOf(Written.class);

    assertThat(here.studios().enabled()).extracting(Studio::id).containsExactly(INN);
    assertThat(kept.enabled()).extracting(Studio::id).containsExactly(VINS);
    elsewhere.look();
    assertThat(kept.enabled()).extracting(Studio::id).containsExactly(INN);
    assertThat(kept.find(VINS).orElseThrow().enabled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_look_that_finds_nothing_new_reads_one_row(Kind kind) {
    AtomicBoolean broken = new AtomicBoolean();
    List<String> asked = new ArrayList<>();
    StudioBook book = server(watched(kind.database(), broken, asked), rules(VINS, words("vins")));
    asked.clear();

    book.look();

    assertThat(asked).singleElement().asString().contains("studio_version");
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_fails_leaves_what_was_read_last(Kind kind) {
    AtomicBoolean broken = new AtomicBoolean();
    StudioBook book =
        server(watched(kind.database(), broken, new ArrayList<>()), rules(VINS, words("vins")));
    broken.set(true);

    assertThat(book.lookIfPossible()).isFalse();
    assertThatThrownBy(book::look).hasRootCauseMessage("planted");
    assertThatThrownBy(() -> book.add(INN, words("inn"))).hasRootCauseMessage("planted");
    assertThat(book.studios().all()).extracting(Studio::id).containsExactly(VINS);

    broken.set(false);
    assertThat(book.add(INN, words("inn"))).isInstanceOf(Written.class);
  }

  /** The database, whose statements are noted, and fail while it is broken. */
  private static DataSource watched(DataSource real, AtomicBoolean broken, List<String> asked) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (broken.get()) {
                throw new SQLException("planted", "08006");
              }
              Object answer = method.invoke(real, arguments);
              return answer instanceof java.sql.Connection connection
                  ? noting(connection, asked)
                  : answer;
            });
  }

  private static java.sql.Connection noting(java.sql.Connection real, List<String> asked) {
    return (java.sql.Connection)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {java.sql.Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                asked.add((String) arguments[0]);
              }
              return method.invoke(real, arguments);
            });
  }

  @ParameterizedTest
  @EnumSource
  void of_two_who_change_the_same_version_one_is_refused(Kind kind) throws Exception {
    DataSource database = kind.database();
    StudioBook book = server(database, rules(VINS, words("vins")));
    long version = version(book, VINS);
    CyclicBarrier together = new CyclicBarrier(6);

    List<StudioOutcome> outcomes =
        all(
            6,
            () -> {
              int number = together.await(20, TimeUnit.SECONDS);
              return book.change(
                  VINS, seen -> seen == version, set(StudioField.DEPTH, "" + (number + 2)));
            });

    assertThat(outcomes).filteredOn(Written.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(StudioOutcome.Stale.class::isInstance).hasSize(5);
    assertThat(version(book, VINS)).isGreaterThan(version);
  }

  @ParameterizedTest
  @EnumSource
  void of_two_who_add_the_same_id_one_is_refused(Kind kind) throws Exception {
    StudioBook book = server(kind.database(), rules(VINS, words("vins")));
    CyclicBarrier together = new CyclicBarrier(6);

    List<StudioOutcome> outcomes =
        all(
            6,
            () -> {
              together.await(20, TimeUnit.SECONDS);
              return book.add(INN, words("inn"));
            });

    assertThat(outcomes).filteredOn(Written.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new StudioOutcome.Taken()::equals).hasSize(5);
    assertThat(book.studios().all()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void no_version_comes_twice_not_even_of_a_studio_that_was_removed(Kind kind) {
    StudioBook book = server(kind.database(), rules(VINS, words("vins")));
    long first = ((Written) book.add(INN, words("inn"))).entry().version();
    book.remove(INN, any -> true, null);
    long second = ((Written) book.add(INN, words("inn"))).entry().version();

    assertThat(second).isGreaterThan(first);
    assertThat(book.change(INN, seen -> seen == first, set(StudioField.DEPTH, "3")))
        .isInstanceOf(StudioOutcome.Stale.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_change_that_changes_nothing_is_none(Kind kind) {
    StudioBook book = server(kind.database(), rules(VINS, words("vins")));
    long version = version(book, VINS);

    assertThat(change(book, VINS, StudioField.DEPTH, "1")).isInstanceOf(Written.class);
    assertThat(change(book, VINS, StudioField.CITY, "")).isInstanceOf(Written.class);

    assertThat(version(book, VINS)).isEqualTo(version);
    assertThat(book.find(VINS).orElseThrow().editedAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void all_values_come_back_as_they_were_given(Kind kind) {
    StudioBook book =
        server(kind.database(), rules(Map.of(), List.of("10.0.0.1"), VINS, words("vins")));
    clock.pass(Duration.ofMinutes(3));
    Object[] values = {
      StudioField.START, "http://10.0.0.1/list?a=b",
      StudioField.WITH_KEY_START, "http://10.0.0.1/list?k={key}",
      StudioField.WITH_KEY_PREFIX, "http://10.0.0.1/e/",
      StudioField.KEY_NAME, "THE_KEY",
      StudioField.DEPTH, "100",
      StudioField.KEEP_QUERY, "true",
      StudioField.RENDERING, "always",
      StudioField.INTERNAL, "true",
      StudioField.CITY, "Zürich",
      StudioField.ZONE, "Europe/Zurich",
      StudioField.ENABLED, "false",
      StudioField.SCHEDULE, "0 5 * * 1-5",
      StudioField.IMAGE_URL, "https://i.example/ü.png",
      StudioField.INSTAGRAM_LINK, "https://instagram.com/i"
    };

    assertThat(book.add(INN, words("inn", values))).isInstanceOf(Written.class);

    StudioEntry entry = book.find(INN).orElseThrow();
    assertThat(entry.words()).isEqualTo(words("inn", values));
    assertThat(entry.editedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    assertThat(book.all()).contains(entry);
    Studio studio = book.studios().find(INN).orElseThrow();
    assertThat(studio.internal()).isTrue();
    assertThat(studio.depth()).isEqualTo(100);
    assertThat(studio.zone().getId()).isEqualTo("Europe/Zurich");
  }

  @ParameterizedTest
  @EnumSource
  void values_that_cannot_work_change_nothing(Kind kind) {
    StudioBook book = server(kind.database(), rules(VINS, words("vins")));
    long version = version(book, VINS);

    StudioOutcome outcome = change(book, VINS, StudioField.INTERNAL, "true");

    assertThat(((StudioOutcome.Invalid) outcome).problems())
        .extracting(FieldProblem::field)
        .containsExactly(StudioField.INTERNAL);
    assertThat(version(book, VINS)).isEqualTo(version);
    assertThat(change(book, VINS, StudioField.NAME, "")).isInstanceOf(StudioOutcome.Invalid.class);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_in_use_or_unknown_or_stale_is_not_removed(Kind kind) {
    StudioBook book = server(kind.database(), rules(VINS, words("vins")));

    assertThat(book.remove(INN, any -> true, null)).isEqualTo(new StudioOutcome.Unknown());
    assertThat(book.remove(VINS, any -> false, null)).isInstanceOf(StudioOutcome.Stale.class);
    assertThat(book.remove(VINS, any -> true, "has a run"))
        .isEqualTo(new StudioOutcome.InUse("has a run"));
    assertThat(book.studios().all()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void there_are_so_many_studios_and_no_more(Kind kind) {
    DataSource database = kind.database();
    StudioBook book = server(database, rules(VINS, words("vins")));
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "insert into studio (id, place, name, start, prefix, depth, keep_query,"
                        + " rendering, internal, city, zone, enabled, version)"
                        + " select concat('s', n.number), 1, 's', 'https://s.example/',"
                        + " 'https://s.example/', 1, false, 'auto', false, 'x', 'UTC', true, 1 from "
                        + (kind == Kind.H2
                            ? "(select x as number from system_range(1, 9998)) n"
                            : "generate_series(1, 9998) n(number)")));

    assertThat(book.add(INN, words("inn"))).isInstanceOf(Written.class);
    assertThat(book.add(new StudioId("more"), words("more")))
        .isEqualTo(new StudioOutcome.Full(StudioBook.MOST));
    assertThat(book.studios().all()).hasSize(10_000);
    assertThat(book.remove(INN, any -> true, null)).isEqualTo(new StudioOutcome.Removed());
    assertThat(book.add(new StudioId("more"), words("more"))).isInstanceOf(Written.class);
  }
}
