package io.workshopstream.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.run.RunRequest;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.EventFilter;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.follow.EventReader;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.store.StoredEvents.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On H2; another class does the same on PostgreSQL. */
class StoredEventsTest {

  private static final int LINES = 1500;
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final List<String> WORDS =
      List.of("Saved", "saved", "50% OFF_sale", "caf\u00e9", "CAF\u00c9", "it's", "\\", "workshop");

  private final Scene scene = new Scene(Clock.systemUTC(), database());
  private final Run run = ended();

  DataSource database() {
    return Scene.emptyDatabase();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Run ended() {
    Runs runs = scene.runs(Scene.limits(1, 1, Duration.ofMinutes(1)), Scene.json());
    RunKey key = new RunKey("test", Set.of("one"), false);
    RunRequest request = scene.request(key, StoredEventsTest::work);
    try {
      Run started = runs.start(request);
      started.ending().toCompletableFuture().join();
      return started;
    } catch (Exception refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static RunResult work(Progress progress) {
    Random random = new Random(7);
    progress.begin("Begins");
    for (int i = 0; i < LINES; i++) {
      String words = WORDS.get(random.nextInt(WORDS.size())) + " " + i;
      Level level = LEVELS.get(random.nextInt(LEVELS.size()));
      progress.log(level, words, "https://studio.example/" + random.nextInt(20));
      if (i % 10 == 0) {
        progress.item("item " + i, "found", "", List.of());
      }
    }
    return new RunResult.Done();
  }

  private List<Long> numbers(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::sequence).toList();
  }

  private List<RecordedEvent> all() {
    return scene.repository().events(run.id(), 0, 10 * LINES);
  }

  @ParameterizedTest
  @CsvSource({
    ",,",
    "error,,",
    "'error,warning',,",
    ",/1,",
    ",,saved",
    ",,SAVED 1",
    ",,%",
    ",,_",
    ",,it's",
    ",,caf\u00e9",
    ",,CAF\u00c9",
    "success,/7,workshop",
    ",,not there"
  })
  void the_database_finds_what_a_look_at_each_event_finds(String level, String item, String text) {
    Wanted wanted = new Wanted(RunEventType.LOGS, EventFilter.of(level, item, text));
    List<Long> expected = numbers(all().stream().filter(wanted::is).toList());
    StoredEvents stored = scene.repository().storedEvents();
    assertThat(numbers(stored.wanted(run.id(), 0, Long.MAX_VALUE, wanted, 10 * LINES)))
        .isEqualTo(expected);
    assertThat(numbers(stored.wanted(run.id(), 0, Long.MAX_VALUE, wanted, 7)))
        .isEqualTo(expected.stream().limit(7).toList());
    assertThat(numbers(stored.wanted(run.id(), 200, 400, wanted, 10 * LINES)))
        .isEqualTo(expected.stream().filter(number -> number > 200 && number <= 400).toList());
    EventReader reader = new EventReader(scene.repository());
    assertThat(numbers(reader.read(run, 0, Long.MAX_VALUE, wanted, 10 * LINES)))
        .isEqualTo(expected);
  }

  @Test
  void events_of_another_type_are_found_by_their_type() {
    Wanted items = new Wanted(RunEventType.ITEM, EventFilter.ALL);
    StoredEvents stored = scene.repository().storedEvents();
    List<Long> found = numbers(stored.wanted(run.id(), 0, Long.MAX_VALUE, items, 10 * LINES));
    assertThat(found)
        .hasSize(LINES / 10)
        .isEqualTo(numbers(all().stream().filter(items::is).toList()));
    assertThat(numbers(stored.wanted(run.id(), 0, Long.MAX_VALUE, Wanted.ALL, 10 * LINES)))
        .isEqualTo(numbers(all()));
  }
}
