package io.workshopstream.crawl.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.fetch.MediaType;
import java.nio.charset.Charset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String RUPEES = "<p>Caf\u00E9, \u20B9850</p>";
  private static final String EUROS = "<p>Caf\u00E9, \u20AC9 \u2013 na\u00EFve</p>";

  private static String decode(String type, String text, Charset written) {
    return TextDecoder.decode(text.getBytes(written), MediaType.of(type));
  }

  @Test
  void the_header_says_how_to_read() {
    assertThat(decode("text/html; charset=utf-8", RUPEES, UTF_8)).isEqualTo(RUPEES);
    assertThat(decode("text/html; charset=\"windows-1252\"", EUROS, WINDOWS)).isEqualTo(EUROS);
    assertThat(decode("text/html;charset=Shift_JIS", "ダンス", Charset.forName("Shift_JIS")))
        .isEqualTo("ダンス");
  }

  @Test
  void a_byte_order_mark_goes_before_the_header_and_is_dropped() {
    assertThat(decode("text/html; charset=latin1", "\uFEFF" + RUPEES, UTF_8)).isEqualTo(RUPEES);
    assertThat(decode("text/html; charset=utf-8", "\uFEFF" + RUPEES, UTF_16LE)).isEqualTo(RUPEES);
    assertThat(decode("text/html", "\uFEFF" + RUPEES, UTF_16BE)).isEqualTo(RUPEES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta charset=windows-1251>",
        "<META CHARSET='windows-1251' />",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>"
      })
  void the_first_lines_say_how_to_read_when_the_header_does_not(String start) {
    String page = start + "<p>Танец</p>";
    assertThat(decode("text/html", page, Charset.forName("windows-1251"))).isEqualTo(page);
  }

  @Test
  void the_header_goes_before_the_first_lines() {
    String page = "<meta charset=windows-1251><p>caf\u00E9</p>";
    assertThat(decode("text/html; charset=iso-8859-1", page, ISO_8859_1)).isEqualTo(page);
  }

  @Test
  void a_declaration_in_a_comment_does_not_count() {
    String page = "<!-- <meta charset=windows-1251> --><p>caf\u00E9</p>";
    assertThat(decode("text/html", page, UTF_8)).isEqualTo(page);
  }

  @Test
  void without_a_word_it_is_utf_8_or_else_windows_1252() {
    assertThat(decode("text/html", RUPEES, UTF_8)).isEqualTo(RUPEES);
    assertThat(decode("text/html", EUROS, WINDOWS)).isEqualTo(EUROS);
    assertThat(decode("", EUROS, WINDOWS)).isEqualTo(EUROS);
  }

  @Test
  void json_is_utf_8_whatever_stands_in_it() {
    String json = "{\"html\":\"<meta charset=windows-1251>\",\"price\":\"\u20B9850\"}";
    assertThat(decode("application/json", json, UTF_8)).isEqualTo(json);
  }

  @Test
  void latin_1_that_claims_to_be_utf_8_is_read_as_what_it_is() {
    assertThat(decode("text/html; charset=utf-8", EUROS, WINDOWS)).isEqualTo(EUROS);
    assertThat(decode("text/html", "<meta charset=utf-8>" + EUROS, WINDOWS)).endsWith(EUROS);
  }

  @Test
  void utf_8_that_claims_to_be_latin_1_is_read_as_what_it_is() {
    assertThat(decode("text/html; charset=ISO-8859-1", RUPEES, UTF_8)).isEqualTo(RUPEES);
    assertThat(decode("text/html; charset=us-ascii", RUPEES, UTF_8)).isEqualTo(RUPEES);
  }

  @Test
  void one_torn_letter_does_not_spoil_a_page_in_utf_8() {
    byte[] body = (RUPEES + RUPEES + "x").getBytes(UTF_8);
    body[body.length - 1] = (byte) 0xE2;
    assertThat(TextDecoder.decode(body, MediaType.of("text/html; charset=utf-8")))
        .isEqualTo(RUPEES + RUPEES + "\uFFFD");
  }

  @Test
  void latin_1_means_windows_1252() {
    assertThat(decode("text/html; charset=latin1", "\u20AC9 \u2013 10", WINDOWS))
        .isEqualTo("\u20AC9 \u2013 10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"utf-16", "UTF-16LE", "utf-32", "utf-7", "none", "x-user-defined", "\u0000"})
  void a_charset_that_cannot_be_right_does_not_count(String charset) {
    assertThat(decode("text/html; charset=" + charset, RUPEES, UTF_8)).isEqualTo(RUPEES);
  }

  @Test
  void first_lines_that_could_be_read_cannot_be_utf_16() {
    String page = "<meta charset=utf-16>" + RUPEES;
    assertThat(decode("text/html", page, UTF_8)).isEqualTo(page);
  }

  @Property
  void no_bytes_make_it_fail(@ForAll byte[] body, @ForAll String type) {
    assertThat(TextDecoder.decode(body, MediaType.of(type))).isNotNull();
  }

  @Property
  void text_in_utf_8_comes_back_as_it_was(@ForAll String text) {
    byte[] body = ("." + text).getBytes(UTF_8);
    assertThat(TextDecoder.decode(body, MediaType.of("text/plain")))
        .isEqualTo(new String(body, UTF_8));
  }
}
