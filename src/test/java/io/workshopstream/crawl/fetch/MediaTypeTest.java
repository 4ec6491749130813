package io.workshopstream.crawl.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | HTML",
        "TEXT/HTML; charset=utf-8 | HTML",
        "text/html,text/html | HTML",
        "application/xhtml+xml | HTML",
        "application/json | JSON",
        "application/ld+json;x=y | JSON",
        "application/vnd.api+json | JSON",
        "text/plain | TEXT",
        "text/xml | TEXT",
        "application/rss+xml | TEXT"
      })
  void types_of_pages_are_known(String header, Page.Kind kind) {
    MediaType type = MediaType.of(header);
    assertThat(type.mayBePage()).isTrue();
    assertThat(type.kind("<".getBytes(StandardCharsets.UTF_8))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "image/svg+xml",
        "application/pdf",
        "application/octet-stream",
        "video/mp4",
        "text/css",
        "text/javascript",
        "multipart/form-data",
        "application/zip"
      })
  void other_types_are_no_pages(String header) {
    assertThat(MediaType.of(header).mayBePage()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!doctype html><p> | HTML",
        "' \n<html>' | HTML",
        "\uFEFF<p> | HTML",
        "<?xml version='1.0'?><rss> | TEXT",
        "<?xml version='1.0'?><html> | HTML",
        "{\"a\":1} | JSON",
        "' [1]' | JSON",
        "just words | TEXT",
        "'' | TEXT"
      })
  void a_body_without_a_type_is_known_by_its_look(String body, Page.Kind kind) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(MediaType.of("").kind(bytes)).contains(kind);
    assertThat(MediaType.of("nonsense").kind(bytes)).contains(kind);
  }

  @Test
  void a_body_of_no_type_with_control_characters_is_no_text() {
    assertThat(MediaType.of("").kind(new byte[] {'a', 0, 'b'})).isEmpty();
  }

  @Test
  void xhtml_that_is_sent_as_xml_is_html() {
    byte[] body = "<?xml version='1.0'?><html xmlns='x'>".getBytes(StandardCharsets.UTF_8);
    assertThat(MediaType.of("application/xml").kind(body)).contains(Page.Kind.HTML);
  }
}
