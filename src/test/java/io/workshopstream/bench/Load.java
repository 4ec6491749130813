package io.workshopstream.bench;

/** Ways to load a server. Each ends with an exception when a client lost an event. */
final class Load {

  private static final int MOST_EVENTS = 400_000;
  private static final long SECOND = 1_000_000_000L;

  /**
   * What was measured.
   *
   * @param perSecond events that came, to all clients together
   * @param cpuMicros of the server, for each of them
   * @param all how late events came
   * @param last how late the last client had each of them
   * @param bytes on the wire, for each event and client
   */
  record Sample(double perSecond, double cpuMicros, Latencies all, Latencies last, double bytes) {}

  /** When the next event is told. */
  interface Pace {

    /**
     * Whether it is now.
     *
     * @param told how many were told
     * @param complete how many all clients have
     * @param nanos since the beginning
     */
    boolean isDue(int told, int complete, long nanos);
  }

  private Load() {}

  /** So many events are under way at any time. */
  static Pace window(int events) {
    return (told, complete, nanos) -> told - complete < events;
  }

  /** So many events a second, whoever has what. */
  static Pace rate(int perSecond) {
    return (told, complete, nanos) -> nanos >= told * (SECOND / perSecond);
  }

  /**
   * Has clients watch what is told now.
   *
   * @param warm how long before what is measured begins, in seconds
   * @param seconds how long it is measured
   */
  static Sample live(
      Target target, int clients, boolean gzip, Pace pace, double warm, double seconds) {
    try (Target.Channel channel = target.open();
        Watchers watchers = new Watchers(target, channel.request(gzip), MOST_EVENTS)) {
      watchers.open(clients);
      return live(target, channel, watchers, pace, warm, seconds);
    }
  }

  private static Sample live(
      Target target,
      Target.Channel channel,
      Watchers watchers,
      Pace pace,
      double warm,
      double seconds) {
    long began = System.nanoTime();
    int told = tell(channel, watchers, pace, 0, began, (long) (warm * SECOND));
    watchers.measure();
    int first = told + 1;
    long before = watchers.deliveries();
    long bytes = watchers.bytes();
    double cpu = target.cpu();
    long from = System.nanoTime();
    told = tell(channel, watchers, pace, told, began, (long) ((warm + seconds) * SECOND));
    long to = System.nanoTime();
    double used = target.cpu() - cpu;
    long came = watchers.deliveries() - before;
    double wire = (double) (watchers.bytes() - bytes) / came;
    awaitAll(watchers, told);
    watchers.check(told);
    return new Sample(
        came * (double) SECOND / (to - from),
        used * 1e6 / came,
        watchers.latencies(),
        watchers.ofLastClient(Math.min(first, told), told),
        wire);
  }

  /** Tells events until so long after the beginning; answers how many were told by then. */
  private static int tell(
      Target.Channel channel, Watchers watchers, Pace pace, int already, long began, long until) {
    int told = already;
    for (long t = System.nanoTime() - began; t < until; t = System.nanoTime() - began) {
      boolean due = false;
      while (pace.isDue(told, watchers.complete(), System.nanoTime() - began)) {
        channel.publish(++told);
        due = true;
      }
      watchers.look(due ? 0 : 1);
    }
    return told;
  }

  private static void awaitAll(Watchers watchers, int told) {
    long end = System.nanoTime() + 60 * SECOND;
    while (watchers.complete() < told && System.nanoTime() < end) {
      watchers.look(100);
    }
  }

  /**
   * Has clients come all at once for what was told before.
   *
   * @param request what each of them sends
   * @param events how many there are
   */
  static Sample replay(Target target, String request, int clients, int events) {
    try (Watchers watchers = new Watchers(target, request, events)) {
      double cpu = target.cpu();
      long from = System.nanoTime();
      watchers.connect(clients);
      awaitAll(watchers, events);
      long to = System.nanoTime();
      double used = target.cpu() - cpu;
      watchers.check(events);
      long came = watchers.deliveries();
      return new Sample(
          came * (double) SECOND / (to - from),
          used * 1e6 / came,
          watchers.latencies(),
          watchers.latencies(),
          (double) watchers.bytes() / came);
    }
  }
}
