package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.EmptyZips;
import io.workshopstream.testsite.Endless;
import io.workshopstream.testsite.HeaderDrip;
import io.workshopstream.testsite.HugeHeaders;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Reset;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import io.workshopstream.testsite.TornChunk;
import io.workshopstream.testsite.WrongLength;
import io.workshopstream.testsite.ZipBomb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileSiteTest {

  private final Expedition expedition =
      new Expedition(
          new TestLimits()
              .attempts(2)
              .readTimeout(Duration.ofMillis(700))
              .pageTimeout(Duration.ofMillis(1_500)));

  @AfterEach
  void close() {
    expedition.close();
  }

  private Fetch fetch(Route route) {
    expedition.site.at("/page", route);
    return expedition.fetch("/page");
  }

  private void assertFails(Route route, Fetch.Reason reason, int attempts) {
    Fetch.Failed failed = Expedition.failed(fetch(route));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.attempts()).isEqualTo(attempts);
    assertThat(expedition.site.requests("/page")).hasSize(attempts);
  }

  @Test
  void a_site_that_says_nothing_times_out() {
    assertFails(new Slow(20_000, new Status(200)), Fetch.Reason.TIMED_OUT, 2);
  }

  @Test
  void a_body_that_drips_for_ever_times_out() {
    assertFails(new Drip(30), Fetch.Reason.TIMED_OUT, 2);
  }

  @Test
  void headers_that_drip_for_ever_time_out() {
    assertFails(new HeaderDrip(30), Fetch.Reason.TIMED_OUT, 2);
  }

  @Test
  void endless_interim_answers_time_out() {
    assertFails(
        (request, reply) -> {
          while (true) {
            reply.raw("HTTP/1.1 102 Processing\r\n\r\n");
            reply.pause(5);
          }
        },
        Fetch.Reason.TIMED_OUT,
        2);
  }

  @Test
  void an_endless_body_is_too_large() {
    assertFails(new Endless(), Fetch.Reason.TOO_LARGE, 1);
  }

  @Test
  void an_endless_chunked_body_is_too_large() {
    assertFails(
        (request, reply) -> {
          reply.head(200, "Content-Type: text/html", "Transfer-Encoding: chunked");
          while (true) {
            reply.raw("1000\r\n" + "x".repeat(4_096) + "\r\n");
          }
        },
        Fetch.Reason.TOO_LARGE,
        1);
  }

  @Test
  void a_zip_bomb_is_too_large() {
    assertFails(new ZipBomb(100), Fetch.Reason.TOO_LARGE, 1);
  }

  @Test
  void a_bomb_within_a_bomb_is_too_large() throws IOException {
    byte[] inner = zip(zip(new byte[50_000_000]));
    assertFails(
        (request, reply) -> reply.send(200, "text/html", inner, "Content-Encoding: gzip, gzip"),
        Fetch.Reason.TOO_LARGE,
        1);
  }

  @Test
  void a_gzip_stream_of_very_many_empty_members_harms_nobody() {
    Fetch fetch = fetch(new EmptyZips(200_000));
    // whether the JDK's recursion is deep enough to fail depends on how the bytes arrive
    assertThat(fetch instanceof Fetch.Read || Expedition.failed(fetch).detail().contains("Stack"))
        .isTrue();
    expedition.site.page("/page", "still here");
    assertThat(Expedition.page(expedition.fetch("/page")).body()).isEqualTo("still here");
  }

  @Test
  void a_deflate_stream_that_never_yields_a_byte_times_out() {
    // stored blocks of length zero, without end
    byte[] empty = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    assertFails(
        (request, reply) -> {
          reply.head(200, "Content-Type: text/html", "Content-Encoding: deflate");
          reply.raw(new byte[] {0x78, (byte) 0x9C});
          while (true) {
            reply.raw(empty);
          }
        },
        Fetch.Reason.TIMED_OUT,
        2);
  }

  @Test
  void a_header_longer_than_anybody_needs_is_too_large() {
    assertFails(new HugeHeaders(1, 1_000_000), Fetch.Reason.TOO_LARGE, 1);
  }

  @Test
  void more_headers_than_anybody_needs_are_too_large() {
    assertFails(new HugeHeaders(50_000, 10), Fetch.Reason.TOO_LARGE, 1);
  }

  @Test
  void a_torn_chunk_is_no_page() {
    assertFails(new TornChunk(), Fetch.Reason.UNREACHABLE, 2);
  }

  @Test
  void a_connection_that_breaks_in_the_body_is_no_page() {
    assertFails(new Reset(), Fetch.Reason.UNREACHABLE, 2);
  }

  @Test
  void a_body_shorter_than_its_length_is_no_page() {
    assertFails(new WrongLength(100, "<p>short"), Fetch.Reason.UNREACHABLE, 2);
  }

  @Test
  void a_body_longer_than_its_length_is_cut_there() {
    assertThat(Expedition.page(fetch(new WrongLength(8, "<p>short and then more"))).body())
        .isEqualTo("<p>short");
  }

  @Test
  void something_that_is_no_http_is_no_page() {
    assertFails(
        (request, reply) -> reply.raw("220 mail.example ESMTP ready\r\n".repeat(3)),
        Fetch.Reason.UNREACHABLE,
        2);
  }

  @Test
  void a_broken_gzip_body_is_no_page() {
    assertFails(
        (request, reply) ->
            reply.send(
                200,
                "text/html",
                "no gzip".getBytes(StandardCharsets.UTF_8),
                "Content-Encoding: gzip"),
        Fetch.Reason.UNREACHABLE,
        2);
  }

  @Test
  void binary_data_is_not_even_read() {
    assertFails(
        (request, reply) -> {
          reply.head(200, "Content-Type: image/png", "Content-Length: 100000000");
          reply.pause(20_000);
        },
        Fetch.Reason.NOT_A_PAGE,
        1);
  }

  @Test
  void binary_data_without_a_type_is_no_page() {
    assertFails(
        new Bytes("", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}),
        Fetch.Reason.NOT_A_PAGE,
        1);
  }

  @Test
  void a_circle_of_redirects_ends() {
    expedition.site.at("/other", new RedirectTo("/page"));
    Fetch.Failed failed = Expedition.failed(fetch(new RedirectTo("/other")));
    assertThat(failed.reason()).isEqualTo(Fetch.Reason.TOO_MANY_REDIRECTS);
    assertThat(expedition.site.requests()).hasSize(3); // robots.txt is one of them
  }

  @Test
  void html_torn_in_the_middle_of_a_tag_is_still_a_page() throws InterruptedException {
    expedition.site.page("/list", "<html><body><a href='/Event/a'>a</a><div <p><a href='/Ev");
    expedition.site.page("/Event/a", "event");
    assertThat(Expedition.paths(expedition.visits(1))).containsExactly("/list", "/Event/a");
  }

  @Test
  void html_nested_a_hundred_thousand_deep_harms_nobody() throws InterruptedException {
    expedition.site.page("/list", "<b>".repeat(60_000) + "<a href='/Event/a'>a</a>");
    assertThat(expedition.visits(1)).isNotEmpty();
  }

  @Test
  void compressed_pages_are_read() throws IOException {
    byte[] page = "<p>packed</p>".getBytes(StandardCharsets.UTF_8);
    assertThat(Expedition.page(fetch(packed("gzip", zip(page)))).body()).isEqualTo("<p>packed</p>");
    assertThat(Expedition.page(fetch(packed("deflate", deflate(page, false)))).body())
        .isEqualTo("<p>packed</p>");
    assertThat(Expedition.page(fetch(packed("deflate", deflate(page, true)))).body())
        .isEqualTo("<p>packed</p>");
  }

  private static Route packed(String encoding, byte[] body) {
    return (request, reply) -> reply.send(200, "text/html", body, "Content-Encoding: " + encoding);
  }

  private static byte[] zip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] body, boolean bare) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(9, bare);
    try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
