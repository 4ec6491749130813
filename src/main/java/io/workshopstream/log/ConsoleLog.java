package io.workshopstream.log;

import io.workshopstream.run.event.OneLine;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.job.RunListener;
import io.workshopstream.trace.WorkContext;
import java.lang.System.Logger;
import java.util.Locale;

/**
 * Writes what happens in runs to the server's log, so that whoever started the server sees it work.
 * Of lines that come faster than anybody reads some are left out, and counted: a line here takes
 * longer than to store the event.
 */
public final class ConsoleLog implements RunListener {

  private static final Logger LOG = System.getLogger("io.workshopstream.runs");
  private static final int BAR = 20;

  /** As many as a large refresh tells in its first seconds, and then a screen a second. */
  private final LinePace pace = new LinePace(2000, 100);

  @Override
  public void recorded(RunHeader run, RunEvent event) {
    Line line = event.accept(LINES);
    if (!LOG.isLoggable(line.level()) || (line.isOneOfMany() && !pace.allows(System.nanoTime()))) {
      return;
    }
    try (WorkContext.Scope scope = WorkContext.with(run.workFields())) {
      long leftOut = pace.leftOut();
      if (leftOut > 0) {
        LOG.log(Logger.Level.INFO, leftOut + " lines came too fast; they are in the runs' logs");
      }
      LOG.log(line.level(), OneLine.of("[" + run.key() + "] " + line.text()));
    }
  }

  /**
   * What is to be written.
   *
   * @param isOneOfMany whether it may be left out
   */
  private record Line(Logger.Level level, String text, boolean isOneOfMany) {

    Line(Logger.Level level, String text) {
      this(level, text, false);
    }
  }

  private static final RunEvent.Visitor<Line> LINES =
      new RunEvent.Visitor<>() {
        @Override
        public Line logged(RunEvent.Logged event) {
          return switch (event.level()) {
            case INFO, SUCCESS -> new Line(Logger.Level.INFO, event.message(), true);
            case WARNING, ERROR -> new Line(Logger.Level.WARNING, event.message());
          };
        }

        @Override
        public Line progressed(RunEvent.Progressed event) {
          return new Line(Logger.Level.INFO, bar(event), true);
        }

        @Override
        public Line stateChanged(RunEvent.StateChanged event) {
          return new Line(Logger.Level.DEBUG, "is " + event.state().word());
        }

        @Override
        public Line itemDone(RunEvent.ItemDone event) {
          return new Line(Logger.Level.DEBUG, event.item() + ": " + event.outcome());
        }

        @Override
        public Line changed(RunEvent.Changed event) {
          return new Line(Logger.Level.DEBUG, event.kind() + " " + event.key());
        }

        @Override
        public Line relayed(RunEvent.Relayed event) { // its own run has told it
          return new Line(Logger.Level.DEBUG, event.subject() + ": " + event.event().text());
        }

        @Override
        public Line stalled(RunEvent.Stalled event) {
          return new Line(
              Logger.Level.WARNING, "silent for " + event.silence().toSeconds() + " seconds");
        }

        @Override
        public Line recovered(RunEvent.Recovered event) {
          return new Line(Logger.Level.INFO, "goes on");
        }

        @Override
        public Line completed(RunEvent.Completed event) {
          return new Line(Logger.Level.INFO, event.message());
        }

        @Override
        public Line failed(RunEvent.Failed event) {
          return new Line(Logger.Level.ERROR, event.error());
        }

        @Override
        public Line closed(RunEvent.Closed event) {
          return new Line(Logger.Level.INFO, event.message());
        }
      };

  private static String bar(RunEvent.Progressed event) {
    int full = (int) Math.round(event.percentage() / 100 * BAR);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%  %s",
        "#".repeat(full),
        ".".repeat(BAR - full),
        event.percentage(),
        event.message());
  }
}
