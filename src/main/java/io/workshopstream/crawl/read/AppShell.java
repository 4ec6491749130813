package io.workshopstream.crawl.read;

import io.workshopstream.crawl.page.Page;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;

/**
 * Tells pages that are nothing without their scripts: hardly a word, and a place where an
 * application will stand.
 */
final class AppShell {

  /** With more characters than this a page speaks for itself. */
  private static final int A_FEW_WORDS = 200;

  private static final int HARDLY_A_WORD = 20;
  private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template");
  private static final String PLACES =
      "#root,#app,#__next,#__nuxt,#___gatsby,#svelte,#application,#react-root,app-root,[ng-app],[ng-version],"
          + "[data-reactroot],[data-v-app]";

  private AppShell() {}

  static boolean is(Page page) {
    if (page.kind() != Page.Kind.HTML || !hasScript(page)) {
      return false;
    }
    Document document = page.document();
    int words = words(document.body());
    return words < HARDLY_A_WORD
        || (words < A_FEW_WORDS
            && (!document.select(PLACES).isEmpty() || asksForScripts(document)));
  }

  /** Whether a browser could make more of it than stands in it. */
  static boolean hasScript(Page page) {
    return page.kind() == Page.Kind.HTML && page.document().selectFirst("script") != null;
  }

  private static boolean asksForScripts(Document document) {
    return document.select("noscript").stream()
        .anyMatch(notice -> notice.html().toLowerCase(Locale.ROOT).contains("javascript"));
  }

  /** The length of what can be seen, as far as it matters. */
  private static int words(Element body) {
    int[] length = {0};
    NodeFilter count =
        (node, depth) -> {
          if (UNSEEN.contains(node.normalName())) {
            return FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof TextNode text) {
            length[0] += text.text().strip().length();
          }
          return length[0] > A_FEW_WORDS ? FilterResult.STOP : FilterResult.CONTINUE;
        };
    body.filter(count);
    return length[0];
  }
}
