package io.workshopstream.log;

import io.workshopstream.run.event.OneLine;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.job.RunListener;
import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in runs to the server's log, so that whoever started the server sees it work.
 * A thread of its own does, in order: a terminal that takes no more, or a log that is slower than
 * the runs, keeps no run waiting. What is beyond the lines that may wait is left out, and said so:
 * the runs' own logs have it.
 */
public final class ConsoleLog implements RunListener {

  /** In characters. */
  static final int MOST_WAITING = 1_000_000;

  /** What a line takes besides its own. */
  static final int OVERHEAD = 200;

  private static final Logger LOG = System.getLogger("io.workshopstream.runs");
  private static final int BAR = 20;

  private final Executor executor;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private long size;
  private long leftOut;
  private boolean working;

  /**
   * @param executor for work that may block; one of its threads is used at a time
   */
  public ConsoleLog(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void recorded(RunHeader run, RunEvent event) {
    Line line = event.accept(LINES);
    if (!LOG.isLoggable(line.level())) {
      return;
    }
    Entry entry = new Entry(run, line, WorkContext.current());
    synchronized (waiting) {
      if (!waiting.isEmpty() && size + entry.size() > MOST_WAITING) {
        leftOut++;
        return;
      }
      waiting.add(entry);
      size += entry.size();
      if (working) {
        return;
      }
      working = true;
    }
    try {
      executor.execute(this::write);
    } catch (RejectedExecutionException serverStops) {
      write();
    }
  }

  private void write() {
    boolean broken = true;
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
      broken = false;
    } finally {
      if (broken) { // by a handler of the server's: the next line has another thread
        synchronized (waiting) {
          working = false;
        }
      }
    }
  }

  /** What is to be written next; null when that is nothing, and the thread goes. */
  private @Nullable Runnable next() {
    synchronized (waiting) {
      Entry entry = waiting.poll();
      if (entry != null) {
        size -= entry.size();
        return entry;
      }
      long missing = leftOut;
      leftOut = 0;
      working = missing > 0;
      return working ? () -> sayLeftOut(missing) : null;
    }
  }

  private static void sayLeftOut(long lines) {
    LOG.log(
        Logger.Level.WARNING,
        lines + " lines of runs came faster than they could be written here: their logs have them");
  }

  /** A line that waits, and what the thread worked for that told of it. */
  private record Entry(RunHeader header, Line line, Map<WorkField, String> context)
      implements Runnable {

    int size() {
      return line.text().length() + OVERHEAD;
    }

    @Override
    public void run() {
      try (WorkContext.Scope before = WorkContext.with(context);
          WorkContext.Scope scope = WorkContext.with(header.workFields())) {
        LOG.log(line.level(), OneLine.of("[" + header.key() + "] " + line.text()));
      }
    }
  }

  private record Line(Logger.Level level, String text) {}

  private static final RunEvent.Visitor<Line> LINES =
      new RunEvent.Visitor<>() {
        @Override
        public Line logged(RunEvent.Logged event) {
          return switch (event.level()) {
            case INFO, SUCCESS -> new Line(Logger.Level.INFO, event.message());
            case WARNING, ERROR -> new Line(Logger.Level.WARNING, event.message());
          };
        }

        @Override
        public Line progressed(RunEvent.Progressed event) {
          return new Line(Logger.Level.INFO, bar(event));
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
