package io.workshopstream.admin.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenPageTest {

  private static PreviewRequest request(
      @Nullable String url, @Nullable String html, @Nullable String text) {
    return new PreviewRequest(url, html, text, null, null, null, null);
  }

  @Test
  void a_request_with_only_an_address_brings_no_page() {
    assertThat(GivenPage.in(request("https://studio.example/", null, null))).isEmpty();
  }

  @Test
  void html_stands_before_text() {
    Page page = GivenPage.in(request(null, "<p>one</p>", "two")).orElseThrow();

    assertThat(page.kind()).isEqualTo(Page.Kind.HTML);
    assertThat(page.body()).isEqualTo("<p>one</p>");
  }

  @Test
  void what_looks_like_json_is_read_as_json() {
    assertThat(GivenPage.in(request(null, " {\"a\": 1}", null)).orElseThrow().kind())
        .isEqualTo(Page.Kind.JSON);
  }

  @ParameterizedTest
  @CsvSource({
    "https://studio.example/event/1,https://studio.example/event/1",
    "https://studio.example/Hip Hop- May Batch,https://studio.example/Hip%20Hop-%20May%20Batch",
    "https://studio.example/ (calendar),https://studio.example/%20(calendar)",
    "https://studio.example/a?q={x}|y,https://studio.example/a?q=%7Bx%7D%7Cy",
  })
  void an_address_is_read_as_browsers_do(String written, String expected) {
    Page page = GivenPage.in(request(written, null, "text")).orElseThrow();

    assertThat(page.address()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not an address", "  ", "http://[", "javascript:alert (1)"})
  void a_page_is_read_even_when_its_address_is_none(String written) {
    Page page = GivenPage.in(request(written, null, "text")).orElseThrow();

    assertThat(page.address()).hasToString("about:blank");
    assertThat(page.kind()).isEqualTo(Page.Kind.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not an address", "http://[", "studio.example/a b"})
  void what_no_browser_could_open_is_no_address(String written) {
    assertThat(GivenPage.address(request(written, null, null))).isEmpty();
  }
}
