package io.workshopstream.stream.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.metric.CountedMetrics;
import io.workshopstream.run.Runs;
import io.workshopstream.run.Scene;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.log.AsyncEventReader;
import io.workshopstream.stream.frame.ControlEvents;
import io.workshopstream.stream.frame.EventFrame;
import io.workshopstream.stream.frame.EventSelection;
import io.workshopstream.stream.frame.FrameCache;
import io.workshopstream.stream.frame.JsonEventEncoder;
import io.workshopstream.stream.meter.StreamMeter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunCursorTest {

  private static final int LINES = 1200;

  private final DataSource database = Scene.emptyDatabase();
  private final Scene scene = new Scene(Clock.systemUTC(), database);
  private final JsonEventEncoder encoder = new JsonEventEncoder(new ObjectMapper());
  private Run run;

  @BeforeEach
  void a_run_that_is_over_and_of_which_nothing_is_in_memory() throws Exception {
    Runs runs = scene.runs(Scene.LIMITS, encoder);
    Run first =
        runs.start(
            scene.request(
                new RunKey("refresh", Set.of("a"), false),
                progress -> {
                  for (int i = 0; i < LINES; i++) {
                    progress.log(
                        i % 3 == 0 ? Level.ERROR : Level.INFO, "line " + i, "item " + i % 2);
                    progress.reached(i, LINES, "");
                  }
                  return new RunResult.Done();
                }));
    await().until(first.log()::hasEnded);
    run = scene.runs(Scene.LIMITS, encoder).find(first.id()).orElseThrow();
  }

  @AfterEach
  void close_the_scene() {
    scene.close();
  }

  private final CountedMetrics metrics = new CountedMetrics();

  private RunCursor cursor(long place, EventSelection selection) {
    return new RunCursor(run, place, selection, context(Runnable::run));
  }

  private RunCursor.CursorContext context(Executor history) {
    return new RunCursor.CursorContext(
        new ControlEvents(encoder),
        new FrameCache(),
        new SegmentCache(),
        new AsyncEventReader(scene.repository(), history),
        new StreamMeter(metrics, Clock.systemUTC()),
        Clock.systemUTC());
  }

  private static List<EventFrame> all(RunCursor cursor, boolean conflate) {
    List<EventFrame> all = new ArrayList<>();
    for (int turns = 0; !cursor.isDone(); turns++) {
      all.addAll(cursor.next(10_000, conflate).frames());
      assertThat(turns).as("turns without an end").isLessThan(100_000);
    }
    return all;
  }

  private static EventSelection selection(String detail, @Nullable String level) {
    return EventSelection.of(detail, level, null, null);
  }

  private static String text(EventFrame frame) {
    return new String(frame.sse(), UTF_8);
  }

  private void forget(int from, int to) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "delete from run_event where sequence between %d and %d".formatted(from, to));
    }
  }

  @Test
  void what_is_only_in_the_database_comes_once_and_in_order() {
    List<EventFrame> frames = all(cursor(0, selection("full", null)), false);

    assertThat(frames).hasSize(1 + 2 * LINES + 3);
    assertThat(text(frames.get(0))).contains("\"resume\":\"fresh\"");
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).id()).isEqualTo(run.id() + "-" + i);
    }
  }

  @Test
  void events_that_nobody_has_any_more_at_the_place_of_the_client_are_a_gap_with_its_range()
      throws SQLException {
    forget(11, 40);

    List<EventFrame> frames = all(cursor(10, selection("full", null)), false);

    assertThat(text(frames.get(0)))
        .contains("\"resume\":\"gap\"", "\"from\":11,\"to\":40")
        .contains("/api/runs/" + run.id() + "/log?from=11&to=40");
    assertThat(text(frames.get(1))).contains("Skipped events 11 to 40", "event: logs");
    assertThat(frames.get(1).id()).isEqualTo(run.id() + "-40");
    assertThat(frames.get(2).id()).isEqualTo(run.id() + "-41");
    assertThat(metrics.counted())
        .containsOnly(entry("stream_gaps", 1L), entry("stream_missed_events", 30L));
  }

  @Test
  void events_that_are_missing_in_the_middle_are_told_where_they_are_missing() throws SQLException {
    forget(100, 200);

    List<EventFrame> frames = all(cursor(0, selection("", "error")), false);

    assertThat(frames.stream().filter(frame -> text(frame).contains("Skipped events 100 to 200")))
        .singleElement()
        .extracting(EventFrame::id)
        .isEqualTo(run.id() + "-200");
  }

  @Test
  void a_client_that_is_behind_gets_the_newest_state_of_the_bar_only_but_every_line() {
    List<EventFrame> frames = all(cursor(0, selection("", null)), true);

    assertThat(frames.stream().filter(frame -> frame.type() == RunEventType.LOGS)).hasSize(LINES);
    assertThat(frames.stream().filter(frame -> frame.type() == RunEventType.PROGRESS_BAR))
        .hasSizeBetween(1, LINES / 4);
    assertThat(text(frames.get(frames.size() - 2))).contains("\"current\":" + (LINES - 1));
  }

  @Test
  void a_filter_shows_some_lines_and_moves_the_place_over_the_others() {
    RunCursor cursor = cursor(0, EventSelection.of("", "error", "item 1", "LINE 9"));

    List<EventFrame> lines =
        all(cursor, false).stream().filter(frame -> frame.type() == RunEventType.LOGS).toList();

    assertThat(lines)
        .isNotEmpty()
        .allMatch(frame -> text(frame).contains("line 9") && text(frame).contains("error"));
    assertThat(cursor.lastId()).isEqualTo(run.id() + "-" + run.log().last());
  }

  @Test
  void a_frame_is_the_same_as_a_message_of_a_websocket() throws Exception {
    EventFrame frame = all(cursor(0, selection("", null)), false).get(0);

    assertThat(new ObjectMapper().readTree(frame.json()).get("data"))
        .isEqualTo(
            new ObjectMapper().readTree(text(frame).substring(text(frame).indexOf("data: ") + 6)));
    assertThat(frame.json()).startsWith("{\"id\":\"" + frame.id() + "\",\"event\":\"logs\"");
  }

  /** One of many who watch waits for the database while the others are told what it asks for. */
  @Test
  void what_others_were_told_meanwhile_is_told_once() {
    Deque<Runnable> questions = new ArrayDeque<>();
    RunCursor.CursorContext shared = context(questions::add);
    RunCursor slow = new RunCursor(run, 0, selection("", null), shared);
    RunCursor fast = new RunCursor(run, 0, selection("", null), shared);
    assertThat(slow.next(10_000, false).isEmpty()).as("asks").isTrue();
    Runnable late = questions.remove();

    List<String> told = ids(fast, questions);
    questions.add(late);
    assertThat(ids(slow, questions)).isEqualTo(told);

    assertThat(told).hasSize(2 * LINES + 1).doesNotHaveDuplicates();
    assertThat(ids(new RunCursor(run, 0, selection("", null), shared), questions)).isEqualTo(told);
  }

  private static List<String> ids(RunCursor cursor, Deque<Runnable> questions) {
    List<String> ids = new ArrayList<>();
    for (int turns = 0; !cursor.isDone(); turns++) {
      cursor.next(10_000, false).frames().forEach(frame -> ids.add(frame.id()));
      while (!questions.isEmpty()) {
        questions.remove().run();
      }
      assertThat(turns).as("turns without an end").isLessThan(100_000);
    }
    return ids;
  }
}
