package io.workshopstream.catalogue;

import io.workshopstream.Postgres;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.store.RunFilter;
import io.workshopstream.run.store.RunRepository;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How long the lists take with 100,000 workshops by 5,000 artists of 40 studios, and 10,000 runs: a
 * program, and no test. {@code main} fills an H2 file and a PostgreSQL of its own and prints the
 * median and the 95th percentile of each question. The first argument is how many percent of the
 * workshops are still to come (100 at the worst), the second how often each question is asked, the
 * third a folder in which the H2 file is kept for the next time, the fourth the first words of the
 * questions to ask.
 */
public final class ListingMeasure {

  private static final int STUDIOS = 40;
  private static final int ARTISTS = 5_000;
  private static final int WORKSHOPS = 100_000;
  private static final int RUNS = 10_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  private final DataSource database;
  private final Random random = new Random(1);
  private final int percentToCome;
  private final int times;

  private final String questions;

  private ListingMeasure(DataSource database, int percentToCome, int times, String questions) {
    this.database = database;
    this.percentToCome = percentToCome;
    this.times = times;
    this.questions = questions;
  }

  public static void main(String[] arguments) throws Exception {
    int percent = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    Path folder =
        arguments.length > 2
            ? Path.of(arguments[2]).toAbsolutePath()
            : Files.createTempDirectory("listing-measure");
    String questions = arguments.length > 3 ? arguments[3] : "";
    JdbcConnectionPool embedded =
        JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("workshops"), "sa", "");
    Schema.migrate(embedded);
    System.out.println("H2, " + percent + " % to come");
    new ListingMeasure(embedded, percent, times, questions).run();
    embedded.dispose();
    System.out.println("PostgreSQL, " + percent + " % to come");
    new ListingMeasure(Postgres.without(), percent, times, questions).run();
    System.exit(0);
  }

  private void run() {
    long begun = System.nanoTime();
    if (new Catalogue(database, Clock.systemUTC()).isEmpty()) {
      fill();
      System.out.printf("  filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
    }
    questions().forEach(this::measure);
  }

  private void fill() {
    fillRuns();
    Catalogue catalogue = new Catalogue(database, Clock.systemUTC());
    Artists artists = new Artists(database, Clock.systemUTC());
    artists.put(IntStream.range(0, ARTISTS).mapToObj(this::artist).toList());
    for (int studio = 0; studio < STUDIOS; studio++) {
      List<Workshop> all = new ArrayList<>();
      for (int i = 0; i < WORKSHOPS / STUDIOS; i++) {
        all.add(workshop("studio_" + studio, i));
      }
      catalogue.apply(
          new RefreshPlan(
              new StudioId("studio_" + studio),
              all,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              TODAY),
          Origins.REFRESH);
      for (int i = 0; i < 20; i++) {
        catalogue.set(
            WorkshopId.of(all.get(i * 7).uuid()),
            List.of(
                new FieldOverride(
                    i % 2 == 0 ? OverriddenField.HIDDEN : OverriddenField.SONG,
                    i % 2 == 0 ? "true" : "by hand",
                    "asha",
                    Instant.EPOCH,
                    null)));
      }
    }
  }

  private void fillRuns() {
    Jdbi.create(database)
        .useTransaction(
            handle -> {
              PreparedBatch rows =
                  handle.prepareBatch(
                      "insert into run (id, kind, subjects, dry_run, state, requested_at,"
                          + " started_at, ended_at, last_sequence) values (:id,"
                          + " 'refresh-workshops', :subjects, false, :state, :at, :at, :at, 100)");
              for (int i = 0; i < RUNS; i++) {
                rows.bind("id", String.format(Locale.ROOT, "1k%014d", i))
                    .bind("subjects", " studio_" + i % STUDIOS + " ")
                    .bind("state", i % 1000 == 0 ? "failed" : "completed")
                    .bind("at", TODAY.minusDays(30).atStartOfDay().plusMinutes(i))
                    .add();
              }
              rows.execute();
            });
  }

  private Artist artist(int number) {
    return new Artist(
        "artist_" + number,
        name(number),
        List.of(name(number + 7_000) + " crew", "dj " + name(number + 12_000)),
        "https://images.example/" + number + ".jpg",
        "https://instagram.example/" + number);
  }

  private static String name(int number) {
    String[] parts = {"an", "vi", "ro", "hit", "mi", "ra", "ze", "lé", "ka", "jo", "su", "ni"};
    return parts[number % 12] + parts[number / 12 % 12] + " " + parts[number / 144 % 12] + number;
  }

  private Workshop workshop(String studio, int number) {
    LocalDate day =
        random.nextInt(100) < percentToCome
            ? MONDAY.plusDays(random.nextInt(180))
            : MONDAY.minusDays(1 + random.nextInt(1500));
    Slot slot = new Slot(day, LocalTime.of(8 + random.nextInt(13), 0), LocalTime.of(22, 0));
    int artist = random.nextInt(ARTISTS);
    return new Workshop(
        studio + "/song-" + number + "/" + day,
        new StudioId(studio),
        random.nextInt(10) == 0 ? EventType.INTENSIVE : EventType.WORKSHOP,
        URI.create("https://" + studio.replace('_', '-') + ".example/event/" + number),
        name(artist),
        name(random.nextInt(40_000)) + " " + name(random.nextInt(40_000)),
        random.nextInt(4) == 0
            ? List.of(slot, new Slot(day.plusDays(1), slot.start(), slot.end()))
            : List.of(slot),
        "₹850 (Early Bird)\n₹1,000 (Regular)",
        List.of("artist_" + artist));
  }

  private Map<String, Runnable> questions() {
    PublicCatalogue listing = new PublicCatalogue(database);
    Artists artists = new Artists(database, Clock.systemUTC());
    Set<String> ids =
        IntStream.range(0, STUDIOS)
            .mapToObj(i -> "studio_" + i)
            .collect(Collectors.toCollection(TreeSet::new));
    MeetingFilter all = MeetingFilter.since(List.of(new MeetingFilter.Since(ids, MONDAY)));
    Map<String, Runnable> questions = new LinkedHashMap<>();
    questions.put("304: the mark", listing::mark);
    questions.put("week view (1000 meetings)", () -> page(listing, all, ListingOrder.DATE, 1000));
    questions.put(
        "of one studio (1000)",
        () -> page(listing, one("studio_" + random.nextInt(STUDIOS)), ListingOrder.DATE, 1000));
    questions.put(
        "of one artist (1000)",
        () -> page(listing, all.by("artist_" + random.nextInt(ARTISTS)), ListingOrder.DATE, 1000));
    for (ListingOrder order : ListingOrder.values()) {
      questions.put("flat list, sort=" + order.word(), () -> page(listing, all, order, 51));
    }
    questions.put(
        "flat list of one artist, sort=-updated",
        () ->
            page(
                listing,
                all.by("artist_" + random.nextInt(ARTISTS)),
                ListingOrder.UPDATED_BACKWARDS,
                51));
    questions.put(
        "flat list of one studio, sort=-date",
        () -> page(listing, one("studio_3"), ListingOrder.DATE_BACKWARDS, 51));
    for (String words : List.of("an", "anvi ro", "zelé 399".replace("é", "e"), "nothing like it")) {
      questions.put(
          "search workshops: " + words,
          () ->
              page(
                  listing,
                  all.about(new MeetingFilter.Words(words, Set.of())),
                  ListingOrder.DATE,
                  1000));
      questions.put(
          "flat list, text=" + words,
          () ->
              page(
                  listing,
                  all.about(new MeetingFilter.Words(words, Set.of())),
                  ListingOrder.DATE,
                  51));
      questions.put("search artists: " + words, () -> listing.artists(words, 20));
    }
    RunRepository runs = new RunRepository(database);
    for (RunFilter filter :
        List.of(RunFilter.ALL, RunFilter.about("studio_17"), RunFilter.in(RunState.FAILED))) {
      questions.put(
          "runs (10,000): subject " + filter.subject() + ", state " + filter.state(),
          () -> runs.list(filter, null, 50));
    }
    questions.put("artists", artists::all);
    questions.put("artists with workshops", () -> listing.teaching(all));
    questions.put(
        "calendar: cancelled", () -> listing.cancelled(all, Instant.now().minusSeconds(3600), 200));
    return questions;
  }

  private static MeetingFilter one(String studio) {
    return MeetingFilter.since(List.of(new MeetingFilter.Since(Set.of(studio), MONDAY)));
  }

  private static void page(
      PublicCatalogue listing, MeetingFilter filter, ListingOrder order, int limit) {
    listing.page(filter, order, null, limit);
  }

  private void measure(String name, Runnable question) {
    if (!name.startsWith(questions)) {
      return;
    }
    for (int i = 0; i < times / 4; i++) {
      question.run();
    }
    long[] took = new long[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      question.run();
      took[i] = System.nanoTime() - begun;
    }
    Arrays.sort(took);
    System.out.printf(
        "  %-45s median %7.2f ms   p95 %7.2f ms%n",
        name, took[times / 2] / 1e6, took[times * 95 / 100] / 1e6);
  }
}
