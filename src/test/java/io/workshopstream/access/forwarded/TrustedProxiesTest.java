package io.workshopstream.access.forwarded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/24", "192.0.2.1", "2001:db8::/32"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.7 | 203.0.113.9 | 203.0.113.9",
        "10.0.0.7 | 203.0.113.9, 192.0.2.1 | 203.0.113.9",
        "10.0.0.7 | 198.51.100.66, 203.0.113.9 | 203.0.113.9", // the first is the client's
        // invention
        "::ffff:10.0.0.7 | 203.0.113.9 | 203.0.113.9",
        "2001:db8::1 | 2001:DB9::0:5 | 2001:db9::5",
        "10.0.0.7 | 192.0.2.1 | 192.0.2.1",
        "10.0.0.7 | 203.0.113.9, garbage | 10.0.0.7",
        "10.0.0.7 | 203.0.113.9, localhost | 10.0.0.7",
        "10.0.0.7 | 203.0.113.9, 203.0.113.0/24 | 10.0.0.7",
        "10.0.0.7 | '203.0.113.9,' | 10.0.0.7",
        "10.0.1.7 | 203.0.113.9 | 10.0.1.7",
      })
  void the_client_is_the_last_address_that_is_no_trusted_proxys(
      String peer, String header, String client) {
    assertThat(proxies.client(peer, List.of(header))).isEqualTo(client);
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(proxies.client("10.0.0.7", List.of("198.51.100.66", "203.0.113.9", "10.0.0.9")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void a_chain_without_end_is_followed_for_a_while_only() {
    List<String> endless = Collections.nCopies(100_000, "10.0.0.9");

    assertThat(proxies.client("10.0.0.7", endless)).isEqualTo("10.0.0.9");
  }

  @Test
  void nobody_is_trusted_unless_configured() {
    assertThat(new TrustedProxies(List.of()).client("127.0.0.1", List.of("203.0.113.9")))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.*", "proxy.example.org", "*", "10.0.0.1-9", "10/8"})
  void a_setting_must_be_an_address_or_a_block(String text) {
    assertThat(TrustedProxies.isNetwork(text)).isFalse();
  }
}
