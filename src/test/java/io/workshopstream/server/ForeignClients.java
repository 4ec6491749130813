package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import io.workshopstream.NodePackages;
import io.workshopstream.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Clients that other people wrote, and our own, which watch the refresh of one studio, each over a
 * line of its own. Where Node is absent those for Java are there all the same.
 */
final class ForeignClients implements AutoCloseable {

  /** Those that ask on for ever: they do not take 204 for the end. */
  static final Set<String> TIRELESS =
      Set.of(
          "event-source-polyfill",
          "reconnecting-eventsource",
          "okhttp-eventsource",
          "SseEventSource");

  private static final int EVENTS_BETWEEN_CUTS = 3;

  private final Map<String, Told> told = new TreeMap<>();
  private final Map<String, Wire> wires = new TreeMap<>();
  private final List<AutoCloseable> running = new ArrayList<>();
  private @Nullable TestAbortedException withoutNode;

  /** Begins to watch the refresh of the test site on the server at a port. */
  static ForeignClients watch(int port) throws Exception {
    ForeignClients clients = new ForeignClients();
    JavaClients.ALL.keySet().forEach(name -> clients.told.put(name, new Told()));
    try {
      Program node = NodePackages.node();
      NodeClients.NAMES.forEach(name -> clients.told.put(name, new Told()));
      Map<String, String> addresses = clients.addresses(port);
      Map<String, String> ofNode = new HashMap<>(addresses);
      ofNode.keySet().retainAll(NodeClients.NAMES);
      clients.running.add(
          new NodeClients(node, ofNode, "{\"studio_id\":\"test_site\"}", clients.told));
      clients.startJava(addresses);
    } catch (TestAbortedException absent) {
      clients.withoutNode = absent;
      clients.startJava(clients.addresses(port));
    }
    return clients;
  }

  private Map<String, String> addresses(int port) throws Exception {
    Map<String, String> addresses = new HashMap<>();
    for (String name : told.keySet()) {
      Wire wire = Wire.to(port);
      wires.put(name, wire);
      addresses.put(name, wire.base() + "/api/streaming/refresh-workshops?studio_id=test_site");
    }
    return addresses;
  }

  private void startJava(Map<String, String> addresses) {
    JavaClients.ALL.forEach(
        (name, client) -> running.add(client.start(addresses.get(name), told.get(name))));
  }

  /** Cuts each line so many times, each time after its client has got some more events. */
  void cutEach(int times) {
    Map<String, Integer> cuts = new HashMap<>();
    Map<String, Integer> next = new HashMap<>();
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              told.forEach(
                  (name, client) -> {
                    int has = client.events().size();
                    int done = cuts.getOrDefault(name, 0);
                    if (done < times && has >= next.getOrDefault(name, EVENTS_BETWEEN_CUTS)) {
                      wires.get(name).cut();
                      cuts.put(name, done + 1);
                      next.put(name, has + EVENTS_BETWEEN_CUTS);
                    }
                  });
              return told.keySet().stream().allMatch(name -> cuts.getOrDefault(name, 0) == times);
            });
  }

  /** What each client was told, by its name. */
  Map<String, List<SseEvent>> events() {
    return told.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, client -> client.getValue().events()));
  }

  boolean allHeard(String name) {
    return haveHeard(name, told.keySet());
  }

  /** Whether those of some clients that are there have got an event of that name. */
  boolean haveHeard(String name, Set<String> clients) {
    return told.entrySet().stream()
        .filter(client -> clients.contains(client.getKey()))
        .allMatch(client -> client.getValue().heard(name));
  }

  /** How often each client has asked, by its name. */
  Map<String, Integer> asked() {
    return wires.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, wire -> wire.getValue().asked()));
  }

  /** Those among them that ask on for ever. */
  Set<String> tireless() {
    return TIRELESS.stream().filter(told::containsKey).collect(Collectors.toSet());
  }

  /** Whether all that ever stop by themselves have done so. */
  boolean haveStopped() {
    return told.entrySet().stream()
        .filter(client -> !TIRELESS.contains(client.getKey()))
        .allMatch(client -> client.getValue().isOver());
  }

  /**
   * Says at the end of a test what it could not try.
   *
   * @throws TestAbortedException when Node is absent
   */
  void admitWhatWasNotTried() {
    if (withoutNode != null) {
      throw withoutNode;
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable client : running) {
      client.close();
    }
    for (Wire wire : wires.values()) {
      wire.close();
    }
  }
}
