package io.workshopstream.crawl.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressParserTest {

  private static final URI BASE = URI.create("https://studio.example/a/b/c?x=1#part");

  /** The normal examples of RFC 3986 section 5.4.1 and the abnormal ones of 5.4.2, for http. */
  @ParameterizedTest
  @CsvSource({
    "g, /a/b/g", "./g, /a/b/g", "g/, /a/b/g/", "/g, /g", "?y, /a/b/c?y", "g?y, /a/b/g?y",
    "'', /a/b/c?x=1", "#s, /a/b/c?x=1", "g#s, /a/b/g", "g;x, /a/b/g;x", "., /a/b/", "./, /a/b/",
    ".., /a/", "../, /a/", "../g, /a/g", "../.., /", "../../g, /g", "../../../g, /g",
    "../../../../g, /g", "/./g, /g", "/../g, /g", "g., /a/b/g.", ".g, /a/b/.g", "..g, /a/b/..g",
    "./../g, /a/g", "./g/., /a/b/g/", "g/./h, /a/b/g/h", "g/../h, /a/b/h", "g?y/../x, /a/b/g?y/../x"
  })
  void a_relative_reference_is_resolved(String reference, String expected) {
    assertThat(AddressParser.resolve(BASE, reference))
        .contains(URI.create("https://studio.example" + expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '\0',
      value = {
        "//other.example/x -> https://other.example/x",
        "HTTP://Other.example/X -> http://Other.example/X",
        "https:\\\\other.example\\x -> https://other.example/x",
        "https:///other.example/x -> https://other.example/x",
        "/two words -> https://studio.example/two%20words",
        "/caf\u00E9?q=\u0939 -> https://studio.example/caf%C3%A9?q=%E0%A4%B9",
        "/100%-fun%20%zz -> https://studio.example/100%25-fun%20%25zz",
        "/a[1]|b{2}^\"<>` -> https://studio.example/a%5B1%5D%7Cb%7B2%7D%5E%22%3C%3E%60",
        "/a?b[]=1&c={d} -> https://studio.example/a?b[]=1&c=%7Bd%7D",
        "/%2e%2E/%2e/x -> https://studio.example/x",
        "http://b\u00FCcher.example:8080/x -> http://xn--bcher-kva.example:8080/x",
        "http://\uFF11\uFF12\uFF17.0.0.1/ -> http://127.0.0.1/",
        "http://other.example -> http://other.example/",
        "http://other.example?x -> http://other.example/?x",
        "http://[2001:db8::1]:8080/x -> http://[2001:db8::1]:8080/x",
        "http://my_studio.example/x -> http://my_studio.example/x",
        "http://user:pw@other.example/ -> http://user:pw@other.example/"
      })
  void an_address_is_read_as_a_browser_would(String reference, String expected) {
    assertThat(AddressParser.resolve(BASE, reference)).contains(URI.create(expected));
  }

  @Test
  void blanks_around_and_line_breaks_inside_are_dropped() {
    assertThat(AddressParser.resolve(BASE, " \t/Event/\n  a\r\n "))
        .contains(URI.create("https://studio.example/Event/%20%20a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:void(0)",
        "mailto:a@b.example",
        "tel:+91123",
        "JAVASCRIPT:alert(1)",
        " javascript:x",
        "java\nscript:x",
        "data:text/html,x",
        "ftp://h.example/",
        "whatsapp://send",
        "http://",
        "http://?",
        "http:",
        "blob:https://h.example/x"
      })
  void what_leads_nowhere_on_the_web_is_no_address(String reference) {
    assertThat(AddressParser.resolve(BASE, reference)).isEmpty();
  }

  @Test
  void an_address_longer_than_any_server_takes_is_none() {
    assertThat(AddressParser.resolve(BASE, "/" + "a".repeat(9_000))).isEmpty();
  }

  @Property
  void no_reference_makes_it_fail_and_every_answer_is_an_http_address_without_fragment(
      @ForAll String reference) {
    AddressParser.resolve(BASE, reference)
        .ifPresent(
            address -> {
              assertThat(address.getScheme()).isIn("http", "https");
              assertThat(address.getRawFragment()).isNull();
              assertThat(address.getRawPath()).startsWith("/").doesNotContain("/../", "/./");
            });
  }

  @Property
  void what_was_resolved_once_resolves_to_itself(
      @ForAll
          @Chars({'/', '.', '%', '2', 'e', 'E', '?', '#', '\\', '@', ':', ' ', '[', ']', '&', '_'})
          @CharRange(from = 'a', to = 'd')
          String reference) {
    AddressParser.resolve(BASE, reference)
        .ifPresent(
            address ->
                assertThat(AddressParser.resolve(BASE, address.toString())).contains(address));
  }
}
