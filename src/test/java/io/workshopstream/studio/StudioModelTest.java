package io.workshopstream.studio;

import static io.workshopstream.studio.StudioSamples.rules;
import static io.workshopstream.studio.StudioSamples.set;
import static io.workshopstream.studio.StudioSamples.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Postgres;
import io.workshopstream.studio.StudioOutcome.Written;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Edits on two servers and starts with changing configurations, in any order, against a plain
 * model: no edit is lost, nothing that was removed comes back, and no version is given twice.
 */
class StudioModelTest {

  private static final int SEQUENCES = 100;
  private static final int STEPS = 30;
  private static final List<String> IDS = List.of("a", "b", "c");

  /** What is expected of a studio. */
  private record Expected(StudioWords words, boolean edited) {}

  /** One sequence. */
  private static final class Sequence {

    private final DataSource database;
    private final Random random;
    private final Map<String, Expected> model = new TreeMap<>();
    private final Set<String> marks = new HashSet<>();
    private final Map<Long, StudioWords> versions = new HashMap<>();
    private Map<String, StudioWords> configured = Map.of();
    private StudioBook one;
    private StudioBook other;

    Sequence(DataSource database, long seed) {
      this.database = database;
      this.random = new Random(seed);
      one = begun();
      other = begun();
    }

    private StudioBook begun() {
      Object[] all =
          configured.entrySet().stream()
              .flatMap(studio -> List.of(new StudioId(studio.getKey()), studio.getValue()).stream())
              .toArray();
      StudioBook book = new StudioBook(database, rules(all), Clock.systemUTC());
      book.open();
      return book;
    }

    void step() {
      StudioBook book = random.nextBoolean() ? one : other;
      String id = IDS.get(random.nextInt(IDS.size()));
      switch (random.nextInt(5)) {
        case 0 -> start();
        case 1 -> add(book, id);
        case 2 -> remove(book, id);
        default -> change(book, id);
      }
      check();
    }

    /** All servers start anew, with another configuration. */
    private void start() {
      Map<String, StudioWords> next = new TreeMap<>();
      for (String id : IDS) {
        if (random.nextBoolean()) {
          next.put(id, words(id, StudioField.DEPTH, "" + random.nextInt(3)));
        }
      }
      configured = next;
      one = begun();
      other = begun();
      configured.forEach(
          (id, values) -> {
            Expected known = model.get(id);
            if (!marks.contains(id) && (known == null || !known.edited())) {
              model.put(id, new Expected(values, false));
            }
          });
      model.replaceAll(
          (id, known) ->
              known.edited() || configured.containsKey(id)
                  ? known
                  : new Expected(known.words().with(set(StudioField.ENABLED, "false")), false));
    }

    private void add(StudioBook book, String id) {
      StudioWords values = words(id, StudioField.CITY, "city " + random.nextInt(100));
      boolean free = !model.containsKey(id);
      assertThat(book.add(new StudioId(id), values) instanceof Written).isEqualTo(free);
      if (free) {
        model.put(id, new Expected(values, true));
        marks.remove(id);
      }
    }

    private void remove(StudioBook book, String id) {
      boolean used = random.nextInt(4) == 0;
      StudioOutcome outcome = book.remove(new StudioId(id), any -> true, used ? "used" : null);
      boolean gone = model.containsKey(id) && !used;
      assertThat(outcome instanceof StudioOutcome.Removed).isEqualTo(gone);
      if (gone) {
        model.remove(id);
        if (configured.containsKey(id)) {
          marks.add(id);
        }
      }
    }

    private void change(StudioBook book, String id) {
      Optional<StudioEntry> read = book.find(new StudioId(id));
      assertThat(read.isPresent()).isEqualTo(model.containsKey(id));
      boolean stale = random.nextInt(4) == 0;
      long version = read.map(StudioEntry::version).orElse(0L) - (stale ? 1 : 0);
      String depth = "" + random.nextInt(4);
      StudioOutcome outcome =
          book.change(new StudioId(id), seen -> seen == version, set(StudioField.DEPTH, depth));
      boolean done = read.isPresent() && !stale;
      assertThat(outcome instanceof Written).isEqualTo(done);
      if (done) {
        model.computeIfPresent(id, (key, known) -> changed(known, depth));
      }
    }

    private static Expected changed(Expected known, String depth) {
      StudioWords words = known.words().with(set(StudioField.DEPTH, depth));
      return words.equals(known.words()) ? known : new Expected(words, true);
    }

    private void check() {
      one.look();
      other.look();
      for (StudioBook book : List.of(one, other)) {
        Map<String, Expected> found = new TreeMap<>();
        for (StudioEntry entry : book.all()) {
          found.put(entry.id().value(), new Expected(entry.words(), entry.editedAt() != null));
          StudioWords before =
              versions.putIfAbsent(
                  entry.version() * 10 + IDS.indexOf(entry.id().value()), entry.words());
          assertThat(before).isIn(null, entry.words());
        }
        assertThat(found).isEqualTo(model);
        assertThat(book.studios().all()).hasSize(model.size());
      }
    }
  }

  private static void run(DataSource database) {
    for (long seed = 0; seed < SEQUENCES; seed++) {
      Jdbi.create(database).useHandle(handle -> handle.execute("delete from studio"));
      Sequence sequence = new Sequence(database, seed);
      for (int step = 0; step < STEPS; step++) {
        try {
          sequence.step();
        } catch (AssertionError different) {
          throw new AssertionError("sequence " + seed + ", step " + step, different);
        }
      }
    }
  }

  @Test
  void edits_and_starts_in_any_order_on_the_embedded_database() {
    run(StudioSamples.h2());
  }

  @Test
  void edits_and_starts_in_any_order_on_postgresql() {
    run(Postgres.without("studio"));
  }
}
