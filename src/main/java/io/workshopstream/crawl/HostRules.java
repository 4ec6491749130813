package io.workshopstream.crawl;

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
final class HostRules {

  private static final String NOWHERE = " ~NOTFOUND";

  private static final List<String> PRIVATE =
      Stream.of(
              Stream.of("localhost", "*.localhost", "0.*", "10.*", "127.*", "169.254.*"),
              IntStream.rangeClosed(16, 31).mapToObj(second -> "172." + second + ".*"),
              Stream.of("192.168.*", "[*"))
          .flatMap(patterns -> patterns)
          .toList();

  private HostRules() {}

  /**
   * The first rule that fits a host counts.
   *
   * @param admitted where the page's own host may be connected to; an IPv4 address is preferred,
   *     because browsers in containers often have no other
   */
  static String of(Origin page, List<InetAddress> admitted) {
    List<String> rules = new ArrayList<>();
    rules.add(page.host() + ":" + page.port() + " " + literal(chosen(admitted)));
    PRIVATE.forEach(pattern -> rules.add(pattern + NOWHERE));
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
