package io.workshopstream.crawl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.Network;
import io.workshopstream.crawl.address.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostResolverRulesTest {

  private static final List<Pattern> NOWHERE =
      HostResolverRules.NOWHERE_PATTERNS.stream()
          .map(
              pattern ->
                  Pattern.compile(
                      pattern.replace(".", "\\.").replace("[", "\\[").replace("*", ".*")))
          .toList();

  private static boolean isNowhere(String host) {
    return NOWHERE.stream().anyMatch(pattern -> pattern.matcher(host).matches());
  }

  @Test
  void the_browser_and_the_guard_keep_off_the_same_addresses() throws UnknownHostException {
    for (int two = 0; two < 0x10000; two++) {
      byte[] octets = {(byte) (two >> 8), (byte) two, (byte) (two * 31), (byte) (two * 7)};
      assertSame(InetAddress.getByAddress(octets));
    }
    for (Network network :
        List.of(Network.INTERNAL, Network.SPECIAL).stream().flatMap(List::stream).toList()) {
      for (int step : new int[] {-1, 0, 1}) {
        if (network.first().getAddress().length == 4) {
          assertSame(moved(network.first(), step));
          assertSame(moved(network.first(), (int) (1L << (32 - network.length())) + step));
        }
      }
    }
  }

  private static InetAddress moved(InetAddress from, int by) throws UnknownHostException {
    int number = java.nio.ByteBuffer.wrap(from.getAddress()).getInt() + by;
    return InetAddress.getByAddress(java.nio.ByteBuffer.allocate(4).putInt(number).array());
  }

  private static void assertSame(InetAddress address) {
    if (isNowhere(address.getHostAddress()) == AddressGuard.PUBLIC.admits(address)) {
      throw new AssertionError("judged differently: " + address);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost", "localhost.", "foo.localhost", "foo.localhost.", "a.b.localhost.", "[::1]",
        "[fd00::2]", "100.64.0.1", "100.127.255.255", "192.0.0.8", "198.18.0.1", "198.19.0.1",
        "169.254.169.254", "ip6-localhost"
      })
  void what_means_this_machine_or_its_network_leads_nowhere(String host) {
    assertThat(isNowhere(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "studio.example",
        "localhost.example",
        "my-localhost",
        "100.128.0.1",
        "198.20.0.1"
      })
  void what_is_public_is_left_to_the_browser(String host) {
    assertThat(isNowhere(host)).isFalse();
  }

  @Test
  void the_page_itself_is_where_the_guard_found_it_with_a_closing_dot_too()
      throws UnknownHostException {
    Origin page = new Origin("https", "studio.example", 8443);
    String rules = HostResolverRules.of(page, List.of(InetAddress.getByName("198.20.0.1")));
    assertThat(rules.lines().collect(Collectors.joining()))
        .startsWith(
            "MAP studio.example:8443 198.20.0.1, MAP studio.example.:8443 198.20.0.1, MAP ");
  }
}
