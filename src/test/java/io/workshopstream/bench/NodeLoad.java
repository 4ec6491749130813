package io.workshopstream.bench;

import io.workshopstream.bench.Load.Sample;
import java.lang.management.ManagementFactory;

/**
 * As many watchers on one server as there may be on each of ten that share 100,000: how much of the
 * machine they take, and how late they are, at more and more events a second.
 */
final class NodeLoad {

  private static final int[] RATES = {5, 10, 20};

  /** Less than this part of the events within the time: it does not keep up. */
  private static final double KEPT_UP = 0.9;

  private final Workshops ours;
  private final Report report;

  NodeLoad(Workshops ours, Report report) {
    this.ours = ours;
    this.report = report;
  }

  /** Ends at the first rate at which watchers fall behind. */
  void watch(int watchers) {
    String many = "%,d watchers on one server, ".formatted(watchers);
    for (int rate : RATES) {
      double client = clientCpu();
      long from = System.nanoTime();
      Sample sample = Load.live(ours, watchers, false, Load.rate(rate), 2, 6);
      double share = (clientCpu() - client) / ((System.nanoTime() - from) / 1e9);
      String what = many + rate + " events/s, ";
      double cores = sample.cpuMicros() * sample.perSecond() / 1e6;
      report.figure(what + "events that came a second", new Samples(sample.perSecond()), "–");
      report.figure(what + "cores of the server", new Samples(cores), "–");
      report.figure(what + "cores of the load client", new Samples(share), "–");
      report.figure(what + "p50 ms", new Samples(sample.all().millis(0.5)), "–");
      report.figure(what + "p99 ms", new Samples(sample.all().millis(0.99)), "–");
      if (sample.perSecond() < KEPT_UP * rate * watchers) {
        report.remark("they fall behind: no higher rate is tried");
        return;
      }
    }
  }

  private static double clientCpu() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
