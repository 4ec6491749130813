package io.workshopstream.bench;

/** What streams cost on which nothing happens, and how soon they are let go when clients leave. */
final class IdleRow {

  private static final double KILOBYTE = 1024;
  private static final double SECOND = 1e9;
  private static final int MEASURED = 12;
  private static final int PATIENCE = 60;

  private final Workshops ours;
  private final Report report;

  IdleRow(Workshops ours, Report report) {
    this.ours = ours;
    this.report = report;
  }

  /** What so many streams are while they are open. */
  private record Open(long heap, double cores, Histogram histogram) {}

  /**
   * Some are opened and closed before it is measured, so that what is loaded or pooled once belongs
   * to none of those that are. The run goes on while the clients leave: its end would end all
   * streams.
   */
  void idle(int streams) {
    Load.live(ours, 20, false, Load.rate(100), 0, 3);
    try (Target.Channel channel = ours.open()) {
      long files = ours.process().descriptors();
      watch(channel, streams, 1);
      awaitClosed(files, streams);
      long before = ours.process().heap();
      Histogram without = Histogram.of(ours.process().histogram());
      Open open = watch(channel, streams, MEASURED);
      double closed = awaitClosed(files, streams);
      long after = ours.process().heapOnce();
      Histogram left = Histogram.of(ours.process().histogram());
      String what = "%,d idle streams, ".formatted(streams);
      report.figure(what + "heap KB each", each(open.heap - before, streams), "≤ 16");
      report.figure(what + "cores", new Samples(open.cores), "≤ 0.01");
      report.figure(what + "seconds until all that left are closed", new Samples(closed), "≤ 5");
      report.figure(what + "heap KB each, kept then", each(after - before, streams), "≤ 1");
      report.remark("what open streams are:\n" + open.histogram.moreThan(without));
      report.remark("what is more than before, after they left:\n" + left.moreThan(without));
    }
  }

  private static Samples each(long bytes, int streams) {
    return new Samples(bytes / KILOBYTE / streams);
  }

  private Open watch(Target.Channel channel, int streams, int seconds) {
    try (Watchers watchers = new Watchers(ours, channel.request(false), 1)) {
      watchers.open(streams);
      watchers.rest(3);
      double cpu = ours.cpu();
      watchers.rest(seconds);
      double cores = (ours.cpu() - cpu) / seconds;
      long heap = ours.process().heap();
      return new Open(heap, cores, Histogram.of(ours.process().histogram()));
    }
  }

  /** How many seconds it takes until of the connections less than one of 100 is left. */
  private double awaitClosed(long files, int streams) {
    long from = System.nanoTime();
    while (ours.process().descriptors() > files + streams / 100
        && System.nanoTime() - from < PATIENCE * SECOND) {
      Workshops.sleep(100);
    }
    return (System.nanoTime() - from) / SECOND;
  }
}
