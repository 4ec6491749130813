package io.workshopstream.crawl.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Page;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppShellTest {

  private static boolean isShell(String html) {
    URI address = URI.create("https://studio.example/");
    return AppShell.is(new Page(address, address, Page.Kind.HTML, html));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div id=root></div><script src=/app.js></script>",
        "<h1>Our studio teaches</h1><app-root></app-root><script src=/main.js></script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><script></script>",
        "<p>Loading our workshops, wait</p><noscript>Please turn JavaScript on</noscript><script></script>",
        "<body><style>p {color: red; background: blue; border: none}</style><script>draw()</script>"
      })
  void a_page_without_words_of_its_own_is_a_shell(String html) {
    assertThat(isShell(html)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div id=root></div>",
        "<p>Closed for the holidays</p><script src=/count.js></script>",
        "<p>Nothing but a sentence, and no place for an application.</p><script></script>"
      })
  void a_page_that_scripts_would_not_fill_is_none(String html) {
    assertThat(isShell(html)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "__next"})
  void a_page_with_enough_words_is_none_whatever_it_is_built_with(String place) {
    String words = "Bollywood workshop on the 24th of January at five. ".repeat(5);

    assertThat(isShell("<div id=" + place + ">" + words + "</div><script></script>")).isFalse();
  }
}
