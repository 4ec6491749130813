package io.workshopstream.crawl.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsFileTest {

  private static final URI ROBOTS = URI.create("https://studio.example/robots.txt");
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static RobotsFile read(String text, String userAgent) {
    return RobotsFile.read(ROBOTS, text.getBytes(StandardCharsets.UTF_8), userAgent);
  }

  private static boolean allows(String text, String path) {
    URI address = URI.create("https://studio.example" + path);
    return read(text, "Dancer/1.0 (+https://dancer.example)").objection(address).isEmpty();
  }

  /** The examples of RFC 9309 sections 2.2.2, 2.2.3 and 5. */
  @ParameterizedTest
  @CsvSource({
    "/, /, false",
    "/, '', false",
    "/a, /b, true",
    "/*.gif$, /p/x.gif, false",
    "/*.gif$, /p/x.gif?y, true",
    "/*.php$, /x.php.php, false",
    "/foo/, /foo, true",
    "/%7Ea, /~a, false",
    "/x/index.html, /x/, false",
    "/x/index.html, /x/y, true",
    "/*a*a*a*a*b, /aaaaaaaaaa, true",
    "*, /x, false",
    "/$, /, false",
    "/$, /x, true",
    "/a$b, /a$b, false",
    "/*$, /x, false",
    "/%2A, /*, false",
    "/caf\u00E9, /caf%C3%A9, false",
    "/*/b, /a/c/b, false",
    "/a*b*c$, /aXbXcXc, false",
    "/Fish, /fish, true"
  })
  void rules_are_matched(String disallow, String path, boolean allowed) {
    assertThat(allows("User-agent: *\nDisallow: " + disallow, path)).isEqualTo(allowed);
  }

  @Test
  void the_longest_rule_counts_and_allow_wins_a_tie() {
    String rules = "User-agent: *\nDisallow: /p\nAllow: /page\nDisallow: /x\nAllow: /x\n";
    assertThat(allows(rules, "/p1")).isFalse();
    assertThat(allows(rules, "/page1")).isTrue();
    assertThat(allows(rules, "/x")).isTrue();
  }

  @Test
  void rules_under_our_name_replace_those_for_everybody() {
    String rules = "User-agent: dancer\nAllow: /\nUser-agent: *\nDisallow: /\n";
    assertThat(allows(rules, "/a")).isTrue();
    assertThat(read(rules, "Other/2").objection(ROBOTS.resolve("/a"))).isPresent();
  }

  @Test
  void a_wish_for_a_pause_is_read_and_bounded() {
    assertThat(read("User-agent: *\nCrawl-delay: 2.5", "D").delay(LONGEST))
        .isEqualTo(Duration.ofMillis(2_500));
    assertThat(read("User-agent: *\nCrawl-delay: 99999", "D").delay(LONGEST)).isEqualTo(LONGEST);
    assertThat(read("User-agent: *\nCrawl-delay: -3", "D").delay(LONGEST)).isZero();
    assertThat(read("User-agent: *\nDisallow: /x", "D").delay(LONGEST)).isZero();
  }

  @Test
  void a_user_agent_without_a_name_follows_the_rules_for_everybody() {
    assertThat(read("User-agent: *\nDisallow: /", "(none)").objection(ROBOTS.resolve("/a")))
        .isPresent();
  }
}
