package io.workshopstream.crawl.browser;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Tells from looks at a page, one after another, whether it has come to rest: loaded, with no sign
 * of loading to be seen, with words on it, and unchanged over several looks.
 */
final class PageStability {

  /** How many looks in a row have to be the same. */
  static final int LOOKS = 4;

  /** A look at the page as the script of {@link #SCRIPT} tells it. */
  private record Snapshot(boolean ready, boolean busy, int height, int words, int resources) {}

  /** What the browser is asked at each look. */
  static final String SCRIPT =
      """
      const signs = '[aria-busy="true"],[role="progressbar"],[class*="skeleton" i],[class*="spinner" i],'
        + '[class*="loader" i],[class*="loading" i],[class*="preloader" i]';
      const seen = e => e.checkVisibility
        ? e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && e.getClientRects().length > 0
        : e.offsetParent !== null;
      const text = document.body ? document.body.innerText.trim() : '';
      const busy = /^(loading|please wait)\\W*$/i.test(text)
        || [...document.querySelectorAll(signs)].some(e => e !== document.body && seen(e));
      return {ready: document.readyState === 'complete', busy: busy,
        height: document.documentElement ? document.documentElement.scrollHeight : 0,
        words: text.length, resources: performance.getEntriesByType('resource').length};
      """;

  private @Nullable Snapshot last;
  private int same;

  /** Takes in one more look. */
  boolean after(JsonNode told) {
    Snapshot look =
        new Snapshot(
            told.path("ready").asBoolean(),
            told.path("busy").asBoolean(),
            told.path("height").asInt(),
            told.path("words").asInt(),
            told.path("resources").asInt());
    same = look.equals(last) ? same + 1 : 1;
    last = look;
    return same >= LOOKS && look.ready() && !look.busy() && look.words() > 0;
  }

  /** The height of the page at the last look. */
  int height() {
    return last == null ? 0 : last.height();
  }
}
