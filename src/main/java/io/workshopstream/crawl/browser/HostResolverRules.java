package io.workshopstream.crawl.browser;

import io.workshopstream.crawl.address.Network;
import io.workshopstream.crawl.address.Origin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a Chromium is told for one page with {@code --host-resolver-rules}: the page's host is where
 * the guard has found it, and addresses that are spelled out as private lead nowhere. Names of
 * other hosts are the browser's own business.
 */
final class HostResolverRules {

  private static final String NOWHERE = " ~NOTFOUND";

  /** What a hosts file calls this machine, each with and without the dot that ends a full name. */
  private static final Stream<String> NAMES =
      Stream.of(
              "localhost", "*.localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")
          .flatMap(name -> Stream.of(name, name + "."));

  /** No page needs an IPv6 literal, so all of them are out; IPv4 is as the guard has it. */
  static final List<String> NOWHERE_PATTERNS =
      Stream.of(
              NAMES,
              Stream.of(Network.INTERNAL, Network.SPECIAL)
                  .flatMap(List::stream)
                  .flatMap(HostResolverRules::patterns),
              Stream.of("[*"))
          .flatMap(patterns -> patterns)
          .toList();

  private HostResolverRules() {}

  /** The literals of an IPv4 block, by whole octets: {@code 172.16.*} to {@code 172.31.*}. */
  private static Stream<String> patterns(Network network) {
    byte[] octets = network.first().getAddress();
    if (octets.length != 4) {
      return Stream.empty();
    }
    int last = (network.length() - 1) / 8;
    String fixed =
        IntStream.range(0, last)
            .mapToObj(i -> (octets[i] & 0xFF) + ".")
            .collect(Collectors.joining());
    int first = octets[last] & 0xFF;
    int count = 1 << (8 * (last + 1) - network.length());
    return IntStream.range(first, first + count).mapToObj(octet -> fixed + octet + ".*");
  }

  /**
   * The first rule that fits a host counts.
   *
   * @param admitted where the page's own host may be connected to; an IPv4 address is preferred,
   *     because browsers in containers often have no other
   */
  static String of(Origin page, List<InetAddress> admitted) {
    List<String> rules = new ArrayList<>();
    String there = ":" + page.port() + " " + literal(chosen(admitted));
    rules.add(page.host() + there);
    rules.add(page.host() + "." + there);
    NOWHERE_PATTERNS.forEach(pattern -> rules.add(pattern + NOWHERE));
    return rules.stream().map(rule -> "MAP " + rule).collect(Collectors.joining(", "));
  }

  private static InetAddress chosen(List<InetAddress> admitted) {
    return admitted.stream()
        .filter(address -> !(address instanceof Inet6Address))
        .findFirst()
        .orElse(admitted.get(0));
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
  }
}
