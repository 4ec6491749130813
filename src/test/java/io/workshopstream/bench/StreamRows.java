package io.workshopstream.bench;

import io.workshopstream.bench.Load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is measured of live streams, ours and the peer's in turn. */
final class StreamRows {

  private static final int WINDOW = 16;
  private static final int RATE = 20;
  private static final int MOST_OF_NODE = 1000;

  private final Workshops ours;
  private final Peer peer;
  private final List<Peer> others;
  private final Report report;
  private final int rounds;

  /**
   * @param others peers that are asked for what is saturated alone
   */
  StreamRows(Workshops ours, Peer peer, List<Peer> others, Report report, int rounds) {
    this.ours = ours;
    this.peer = peer;
    this.others = others;
    this.report = report;
    this.rounds = rounds;
  }

  /** The samples of both in rounds; who is first changes from one round to the next. */
  private record Pair(List<Sample> ours, List<Sample> peer) {

    void ratio(Report report, String what, ToDoubleFunction<Sample> figure, String bound) {
      against(report, what, "nchan", figure, bound);
    }

    void against(
        Report report, String what, String name, ToDoubleFunction<Sample> figure, String bound) {
      report.ratio(what, samples(ours, figure), name, samples(peer, figure), bound);
    }
  }

  static Samples samples(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return new Samples(samples.stream().mapToDouble(figure).toArray());
  }

  private Pair both(Function<Target, Sample> measurement) {
    Pair pair = new Pair(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        pair.ours.add(measurement.apply(ours));
      }
      pair.peer.add(measurement.apply(peer));
      if (round % 2 == 1) {
        pair.ours.add(measurement.apply(ours));
      }
    }
    return pair;
  }

  /** The first load of a server that has just started. */
  void cold(int clients, String bound) {
    Pair pair =
        new Pair(
            List.of(Load.live(ours, clients, false, Load.window(WINDOW), 0, 5)),
            List.of(Load.live(peer, clients, false, Load.window(WINDOW), 0, 5)));
    String what = "saturated, %,d watchers, cold, events/s".formatted(clients);
    pair.ratio(report, what, Sample::perSecond, bound);
  }

  /** So that a server is measured as it is after some minutes of work. */
  void warmUp(int seconds) {
    List<Target> all = new ArrayList<>(List.of(ours, peer));
    all.addAll(others);
    for (Target target : all) {
      double each = (target == ours ? seconds : Math.min(seconds, 2)) / 2.0;
      Load.live(target, 200, false, Load.window(WINDOW), 0, each);
      Load.live(target, 1000, false, Load.window(WINDOW), 0, each);
    }
  }

  /** As many events as go through. */
  void saturated(int clients, String bound) {
    Function<Target, Sample> measurement =
        target -> Load.live(target, clients, false, Load.window(WINDOW), 1, 4);
    Pair pair = both(measurement);
    String what = "saturated, %,d watchers, ".formatted(clients);
    pair.ratio(report, what + "events/s", Sample::perSecond, bound);
    pair.ratio(report, what + "CPU µs per event", Sample::cpuMicros, "–");
    if (clients <= MOST_OF_NODE) {
      for (Peer other : others) {
        Pair with = new Pair(pair.ours, List.of(measurement.apply(other)));
        with.against(report, what + "events/s", other.name(), Sample::perSecond, "–");
        with.against(report, what + "CPU µs per event", other.name(), Sample::cpuMicros, "–");
      }
    }
  }

  /** Some events a second, as a real run has them. */
  void latency(int clients) {
    Function<Target, Sample> measurement =
        target -> Load.live(target, clients, false, Load.rate(RATE), 1, 7);
    Sample unused = measurement.apply(ours); // what only this row asks for is compiled
    Pair pair = both(measurement);
    String what = "%d events/s, %,d watchers, ".formatted(RATE, clients);
    pair.ratio(report, what + "p50 ms", one -> one.all().millis(0.5), "≤ 1");
    pair.ratio(report, what + "p99 ms", one -> one.all().millis(0.99), "≤ 1");
    pair.ratio(report, what + "p99 of the last one, ms", one -> one.last().millis(0.99), "≤ 1");
    pair.ratio(report, what + "CPU µs per event", Sample::cpuMicros, "≤ 1");
    report.curve("ours, %,d".formatted(clients), latencies(pair.ours));
    report.curve("nchan, %,d".formatted(clients), latencies(pair.peer));
  }

  private static List<Latencies> latencies(List<Sample> samples) {
    return samples.stream().map(Sample::all).toList();
  }

  /** Those who come late to as much as the peer keeps. */
  void replay(int clients) {
    Pair pair = new Pair(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds; round++) {
      pair.ours.add(replayed(ours, Nchan.KEPT, clients));
      pair.peer.add(replayed(clients));
    }
    String what = "replay of %,d events to %,d clients, ".formatted(Nchan.KEPT, clients);
    pair.ratio(report, what + "events/s", Sample::perSecond, "–");
  }

  private Sample replayed(int clients) {
    try (Target.Channel channel = peer.open()) {
      for (int i = 1; i <= Nchan.KEPT; i++) {
        channel.publish(i);
      }
      Workshops.sleep(500);
      return Load.replay(peer, channel.request(false), clients, Nchan.KEPT);
    }
  }

  /** A run that is over, to clients that come all at once. */
  static Sample replayed(Workshops ours, int events, int clients) {
    String run = ours.run("events=" + events);
    ours.awaitStored(run);
    return Load.replay(ours, ours.requestOf(run, false), clients, events);
  }

  /** What compressing costs. */
  void gzip(int clients) {
    List<Sample> plain = new ArrayList<>();
    List<Sample> gzip = new ArrayList<>();
    List<Sample> plainReplay = new ArrayList<>();
    List<Sample> gzipReplay = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      if (round == 0) { // the one before was to warm up
        Stream.of(plain, gzip, plainReplay, gzipReplay).forEach(List::clear);
      }
      plain.add(Load.live(ours, clients, false, Load.window(WINDOW), 1, 4));
      gzip.add(Load.live(ours, clients, true, Load.window(WINDOW), 1, 4));
      String run = ours.run("events=10000");
      ours.awaitStored(run);
      plainReplay.add(Load.replay(ours, ours.requestOf(run, false), clients, 10_000));
      gzipReplay.add(Load.replay(ours, ours.requestOf(run, true), clients, 10_000));
    }
    new Pair(gzip, plain)
        .against(report, "gzip, saturated, CPU µs", "plain", Sample::cpuMicros, "≤ 1.1");
    new Pair(gzipReplay, plainReplay)
        .against(report, "gzip, replay, CPU µs", "plain", Sample::cpuMicros, "≤ 1.1");
    new Pair(gzip, plain)
        .against(report, "gzip, saturated, bytes of an event", "plain", Sample::bytes, "–");
  }
}
