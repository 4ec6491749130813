package io.workshopstream.crawl.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkExtractorTest {

  private static final URI START = URI.create("https://studio.example/list/all?key=1");
  private static final String PREFIX = "https://studio.example/Event/";

  private static List<String> links(String prefix, Page.Kind kind, String body) {
    CrawlRequest order = new CrawlRequest(START, prefix, 1, false, false);
    return new LinkExtractor(order)
        .links(new Page(START, START, kind, body)).stream().map(URI::toString).toList();
  }

  private static List<String> links(String html) {
    return links(PREFIX, Page.Kind.HTML, html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='https://studio.example/Event/a'>a</a>",
        "<a href='//studio.example/Event/a'>a</a>",
        "<a href='/Event/a'>a</a>",
        "<a href='../Event/a'>a</a>",
        "<a href=' /Event/a#x '>a</a>",
        "<a href='/Event/a?x=1'>a</a>",
        "<A HREF=/Event/a>a</A>",
        "<a href='\\Event\\a'>a</a>",
        "<a href='&#x2F;Event&#47;a'>a</a>",
        "<map><area href='/Event/a'></map>",
        "<iframe src='/Event/a'></iframe>",
        "<div data-href='/Event/a'></div>",
        "<div data-url='../Event/a'></div>",
        "<div data-props='{\"link\":\"https:\\/\\/studio.example\\/Event\\/a\"}'></div>",
        "<div data-props='{\"path\":\"\\/Event\\/a\"}'></div>",
        "<button onclick=\"location.href='/Event/a'\">Book</button>",
        "<button onclick=\"window.open(&quot;../Event/a&quot;)\">Book</button>",
        "<p onmousedown='go(\"https://studio.example/Event/a\")'>",
        "<meta http-equiv='refresh' content='5; url=/Event/a'>",
        "<meta http-equiv=Refresh content=\"0;URL='/Event/a'\">",
        "<script>var u = \"https://studio.example/Event/a\";</script>",
        "<script>var u = 'https:\\/\\/studio.example\\/Event\\/a';</script>",
        "<script>var u = \"https:\\u002F\\u002Fstudio.example\\u002FEvent\\u002Fa\";</script>",
        "<script>var u = \"https:\\x2f\\x2fstudio.example\\x2fEvent\\x2fa\";</script>",
        "<script>self.push([1,\"{\\\"u\\\":\\\"https:\\\\/\\\\/studio.example\\\\/Event\\\\/a\\\"}\"])</script>",
        "<script>self.push([1,\"{\\\"path\\\":\\\"/Event/a\\\"}\"])</script>",
        "<script type='application/json'>{\"u\":\"//studio.example/Event/a\"}</script>",
        "<script>u = `/Event/a`</script>",
        "<script>location.assign('/Event/a')</script>",
        "<script>h = \"<a href=&quot;https://studio.example/Event/a&quot;>\"</script>",
        "<p>Book at https://studio.example/Event/a.</p>",
        "<p>Book (https://studio.example/Event/a), now!</p>",
        "<noscript><a href='/Event/a'>a</a></noscript>",
        "<template><a href='/Event/a'>a</a></template>",
        "<a href='HTTPS://STUDIO.example:443/Event/a'>a</a>",
        "<a href='/Event/./b/../a'>a</a>",
        "<base href='/Event/'><a href='a'>a</a>",
        "<base href='https://studio.example/Event/x'><a href='./a'>a</a>"
      })
  void a_link_is_found_wherever_it_stands(String html) {
    assertThat(links(html)).containsExactly("https://studio.example/Event/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=''></a><a href='#'></a><a href='#Event'></a>",
        "<a href='javascript:go(\"/Other/a\")'></a>",
        "<a href='mailto:a@studio.example'></a><a href='tel:+911'></a>",
        "<a href='/Event/'>All events</a>",
        "<a href='/Event'>All events</a>",
        "<a href='/Event/../login'></a>",
        "<a href='https://studio.example.evil.example/Event/a'></a>",
        "<a href='https://other.example/?u=https://studio.example/Event/a'></a>",
        "<!-- <a href='/Event/old'>old</a> -->",
        "<script>var base = \"https://studio.example/Event/\" + slug;</script>",
        "<script>var u = `/Event/${slug}`; route(\"/Event/:id\"); glob('/Event/*')</script>",
        "<img src='/Event/poster.jpg'><p>https://studio.example/Event/poster.PNG</p>",
        "<link rel='stylesheet' href='/Event/style'>"
      })
  void what_is_no_wanted_link_is_not_found(String html) {
    assertThat(links(html)).isEmpty();
  }

  @Test
  void the_prefix_is_compared_without_case_and_the_link_keeps_its_own() {
    assertThat(links("<a href='https://STUDIO.example/eVENT/AbC'></a>"))
        .containsExactly("https://studio.example/eVENT/AbC");
  }

  @Test
  void a_site_may_mix_http_and_https() {
    assertThat(links("<a href='http://studio.example/Event/a'></a>"))
        .containsExactly("http://studio.example/Event/a");
  }

  @Test
  void links_come_in_the_order_of_the_page_and_once() {
    assertThat(
            links(
                "<a href='/Event/b'></a><a href='/Event/a'></a><p>/Event/c</p><a href='/Event/b'>"))
        .containsExactly("https://studio.example/Event/b", "https://studio.example/Event/a");
  }

  @Test
  void a_host_alone_is_a_prefix_of_that_host_only() {
    String html =
        "<a href='https://rzp.example/x'></a><a href='https://rzp.example.evil.example/'></a>"
            + "<a href='https://rzp.example@evil.example/'></a>";
    assertThat(links("https://rzp.example", Page.Kind.HTML, html))
        .containsExactly("https://rzp.example/x");
  }

  @ParameterizedTest
  @CsvSource({
    "/Event/, https://studio.example/Event/a",
    "../Event/, https://studio.example/Event/a",
    "//studio.example/Event/, https://studio.example/Event/a",
    "HTTPS://Studio.Example:443/event/, https://studio.example/Event/a",
    "https://studio.example/Ev, https://studio.example/Event/a",
    "'', https://studio.example/Event/a"
  })
  void a_prefix_may_be_spelled_in_many_ways(String prefix, String link) {
    assertThat(links(prefix, Page.Kind.HTML, "<a href='/Event/a'></a>")).containsExactly(link);
  }

  @Test
  void a_query_that_is_kept_may_be_part_of_the_prefix() {
    CrawlRequest order = new CrawlRequest(START, "/event?id=", 1, true, false);
    String html = "<a href='/event?id=1&amp;x=2'></a><script>u='/event?id=3&amp;x=4'</script>";
    assertThat(new LinkExtractor(order).links(new Page(START, START, Page.Kind.HTML, html)))
        .containsExactly(
            URI.create("https://studio.example/event?id=1&x=2"),
            URI.create("https://studio.example/event?id=3&x=4"));
  }

  @Test
  void links_are_found_in_json_and_in_plain_text_too() {
    assertThat(links(PREFIX, Page.Kind.JSON, "{\"u\":\"https:\\/\\/studio.example\\/Event\\/a\"}"))
        .containsExactly("https://studio.example/Event/a");
    assertThat(links(PREFIX, Page.Kind.TEXT, "<loc>https://studio.example/Event/a</loc>"))
        .containsExactly("https://studio.example/Event/a");
  }

  @Test
  void letters_of_any_script_are_encoded() {
    assertThat(links("<a href='/Event/\u0928\u0943\u0924\u094D\u092F 1'></a>"))
        .containsExactly(
            "https://studio.example/Event/%E0%A4%A8%E0%A5%83%E0%A4%A4%E0%A5%8D%E0%A4%AF%201");
  }

  @Test
  void a_bracket_within_a_link_belongs_to_it() {
    assertThat(links("<p>https://studio.example/Event/a_(b)</p>"))
        .containsExactly("https://studio.example/Event/a_(b)");
  }

  @Property
  void no_page_makes_it_fail(@ForAll String text) {
    String html =
        "<a href='" + text + "'>" + text + "<script>'" + text + "'</script><p data-url=\"" + text;
    assertThat(links("", Page.Kind.HTML, html)).isNotNull();
    assertThat(links(text, Page.Kind.JSON, text)).isNotNull();
  }
}
