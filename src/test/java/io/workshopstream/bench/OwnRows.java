package io.workshopstream.bench;

import io.workshopstream.bench.Load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What is measured of this program alone: the peer has no such thing, or does not bound it. */
final class OwnRows {

  private static final int NEIGHBOURS = 10;

  private final Workshops ours;
  private final Report report;
  private final int rounds;

  OwnRows(Workshops ours, Report report, int rounds) {
    this.ours = ours;
    this.report = report;
    this.rounds = rounds;
  }

  /** A few who watch something live while many others replay something else. */
  void neighbours(int replaying) {
    List<Sample> alone = new ArrayList<>();
    List<Sample> beside = new ArrayList<>();
    List<Sample> attaching = new ArrayList<>();
    String large = ours.run("events=10000");
    String small = ours.run("events=10");
    ours.awaitStored(large);
    ours.awaitStored(small);
    for (int round = 0; round < rounds; round++) {
      alone.add(watch(2).join());
      beside.add(beside(large, 10_000, replaying));
      attaching.add(beside(small, 10, replaying));
    }
    String what = "%d live watchers, 20 events/s, p99 ms, ".formatted(NEIGHBOURS);
    report.figure(what + "alone", p99(alone), "–");
    report.figure(what + "beside %,d replays".formatted(replaying), p99(beside), "≤ 50");
    report.figure(what + "beside %,d who come".formatted(replaying), p99(attaching), "≤ 50");
  }

  private static Samples p99(List<Sample> samples) {
    return StreamRows.samples(samples, one -> one.all().millis(0.99));
  }

  private CompletableFuture<Sample> watch(double seconds) {
    return CompletableFuture.supplyAsync(
        () -> Load.live(ours, NEIGHBOURS, false, Load.rate(20), 1, seconds));
  }

  private Sample beside(String run, int events, int clients) {
    CompletableFuture<Sample> live = watch(6);
    Workshops.sleep(1500);
    long end = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < end) {
      Load.replay(ours, ours.requestOf(run, false), clients, events);
    }
    try {
      return live.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those who come late to a large run that is over. */
  void replay(int events, int clients, String from, String bound) {
    List<Sample> samples = new ArrayList<>();
    Sample unused = StreamRows.replayed(ours, events, clients);
    for (int round = 0; round < rounds; round++) {
      samples.add(StreamRows.replayed(ours, events, clients));
    }
    String what = "replay of %,d events to %,d clients, %s, ".formatted(events, clients, from);
    report.figure(what + "events/s", StreamRows.samples(samples, Sample::perSecond), bound);
    report.figure(what + "CPU µs per event", StreamRows.samples(samples, Sample::cpuMicros), "–");
  }

  /** How fast one run can tell. */
  void recording(int events, int watchers, String bound) {
    double[] perSecond = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      String run = ours.run("events=" + events + "&watchers=" + watchers);
      if (watchers > 0) {
        Load.replay(ours, ours.requestOf(run, false), watchers, events);
      }
      double told = events / ours.awaitStored(run);
      if (round >= 0) { // the one before was to warm up
        perSecond[round] = told;
      }
    }
    String what = "recording of %,d events, %,d watchers, events/s";
    report.figure(what.formatted(events, watchers), new Samples(perSecond), bound);
  }
}
