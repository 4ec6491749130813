package io.workshopstream.server;

import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Put beside the application by tests: runs whose events have any number, size and pace. */
@Path("synthetic-runs")
@ApplicationScoped
public class SyntheticRunResource implements RunTasks {

  private static final List<Level> LEVELS =
      List.of(Level.INFO, Level.SUCCESS, Level.WARNING, Level.ERROR);

  private final Map<RunKey, How> synthetic = new ConcurrentHashMap<>();

  @Inject private Runs runs;
  @Inject private OpenStreams streams;

  /** How the events of a run are. */
  public static class How {

    @QueryParam("kind")
    @DefaultValue("synthetic")
    private String kind;

    @QueryParam("subject")
    private String subject;

    @QueryParam("events")
    @DefaultValue("1")
    private int events;

    @QueryParam("bytes")
    @DefaultValue("1")
    private int bytes;

    @QueryParam("micros")
    @DefaultValue("0")
    private long micros;

    /** Whether items, changes and states of a progress bar come between the log lines. */
    @QueryParam("mixed")
    private boolean mixed;

    /** How long nothing is heard of it after the first line. */
    @QueryParam("silence")
    private long silenceMillis;

    /** How many streams have to be open before it goes on after the first line. */
    @QueryParam("watchers")
    private int watchers;

    /** All of it as a subject, so that whoever takes the run over knows what to do. */
    private String words() {
      return String.format(
          Locale.ROOT,
          "how-%d-%d-%d-%d-%d-%d-%d-%s",
          events,
          bytes,
          micros,
          mixed ? 1 : 0,
          silenceMillis,
          watchers,
          deafMillis,
          UUID.randomUUID().toString().substring(0, 8));
    }

    private static Optional<How> read(Set<String> subjects) {
      String[] words = subjects.iterator().next().split("-", -1);
      if (!words[0].equals("how")) {
        return Optional.empty();
      }
      How how = new How();
      how.events = Integer.parseInt(words[1]);
      how.bytes = Integer.parseInt(words[2]);
      how.micros = Long.parseLong(words[3]);
      how.mixed = words[4].equals("1");
      how.silenceMillis = Long.parseLong(words[5]);
      how.watchers = Integer.parseInt(words[6]);
      how.deafMillis = Long.parseLong(words[7]);
      return Optional.of(how);
    }

    /** How long it takes from one safe boundary to the next. */
    @QueryParam("deaf")
    private long deafMillis;
  }

  /** Starts a run and answers its id. */
  @POST
  public String start(@BeanParam How how) throws RunRefusedException {
    String subject = how.subject == null ? how.words() : how.subject;
    RunKey key = new RunKey(how.kind, Set.of(subject), false);
    synthetic.put(key, how);
    return runs.start(new RunRequest(key)).id().value();
  }

  @Override
  public Optional<RunTask> task(RunKey key) {
    How known = synthetic.get(key);
    return (known == null ? How.read(key.subjects()) : Optional.of(known))
        .map(how -> progress -> work(progress, how, streams));
  }

  private static RunResult work(Progress progress, How how, OpenStreams streams)
      throws RunStoppedException {
    String padding = "x".repeat(how.bytes);
    for (int i = 1; i <= how.events; i++) {
      progress.checkpoint();
      tell(progress, how, i, padding);
      rest(progress, how.micros * 1000);
      pause(i == 1 ? how.silenceMillis : 0);
      while (streams.count() < how.watchers && i == 1) {
        progress.checkpoint();
        pause(20);
      }
      pause(how.deafMillis);
    }
    return new RunResult.Done();
  }

  /** Wakes up now and then to look whether it shall stop. */
  private static void rest(Progress progress, long nanos) throws RunStoppedException {
    long slice = 200_000_000;
    for (long left = nanos; left > 0; left -= slice) {
      LockSupport.parkNanos(Math.min(left, slice));
      if (nanos > slice) {
        progress.checkpoint();
      }
    }
  }

  private static void tell(Progress progress, How how, int i, String padding) {
    String item = "https://example.org/" + i % 7;
    if (how.mixed && i % 5 == 0) {
      progress.reached(i, how.events, i + " of " + how.events);
    } else if (how.mixed && i % 7 == 0) {
      progress.item(item, "ignored", "item " + i, List.of());
    } else if (how.mixed && i % 11 == 0) {
      progress.changed(
          new RunEvent.Changed(
              "changed", "key " + i, Map.of("song", "" + i), Map.of("song", "-" + i), item));
    } else {
      Level level = how.mixed ? LEVELS.get(i % 4) : Level.INFO;
      progress.log(level, System.nanoTime() + " " + i + " " + padding, item);
    }
  }

  private static void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis * 1_000_000; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** How many streams are open. */
  @GET
  @Path("streams")
  public int streams() {
    return streams.count();
  }
}
