package io.workshopstream.server;

import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Put beside the application by tests: runs that say what they are told to say. */
@Path("spoken-runs")
@ApplicationScoped
public class SpokenRunResource implements RunTasks {

  private final Map<RunKey, List<Line>> spoken = new ConcurrentHashMap<>();

  @Inject private Runs runs;

  /** A text, said several times in one line: requests may not be as long as lines are. */
  record Line(String text, int times) {}

  /** Starts a run with these log lines and answers its id. */
  @POST
  public String start(List<Line> lines) throws RunRefusedException {
    RunKey key = new RunKey("spoken", Set.of(UUID.randomUUID().toString()), false);
    spoken.put(key, lines);
    return runs.start(new RunRequest(key)).id().value();
  }

  @Override
  public Optional<RunTask> task(RunKey key) {
    return Optional.ofNullable(spoken.get(key)).map(lines -> progress -> speak(lines, progress));
  }

  private static RunResult speak(List<Line> lines, Progress progress) {
    lines.forEach(line -> progress.log(Level.INFO, line.text().repeat(line.times())));
    return new RunResult.Done();
  }
}
