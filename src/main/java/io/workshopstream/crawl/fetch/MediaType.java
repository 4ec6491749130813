package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Content-Type header says, or what a body without one looks like.
 *
 * @param name such as {@code text/html}, in lower case; empty when the site does not say
 * @param charset as the header spells it; empty when it does not say
 */
public record MediaType(String name, String charset) {

  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s\"';,]+)");
  private static final Pattern NAME = Pattern.compile("(?<![^\\s/;,])[^\\s/;,]++/[^\\s/;,]++");
  private static final int LOOKED_AT = 1_000;

  /** Reads a header's value; a torn one says nothing. */
  public static MediaType of(String header) {
    Matcher name = NAME.matcher(header);
    Matcher charset = CHARSET.matcher(header);
    return new MediaType(
        name.lookingAt() ? name.group().toLowerCase(Locale.ROOT) : "",
        charset.find() ? charset.group(1) : "");
  }

  /** Whether its body may be a page; true for a body of unknown type, which has to be looked at. */
  boolean mayBePage() {
    return name.isEmpty() || isHtml() || isJson() || isXml() || name.equals("text/plain");
  }

  /** Whether the body may say in its first lines how it is encoded. */
  public boolean isMarkup() {
    return name.isEmpty() || isHtml() || isXml();
  }

  /** What to take the body for; empty when a body of unknown type is no text. */
  public Optional<Page.Kind> kind(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "")
            .stripLeading();
    if (name.isEmpty()) {
      return looks(start);
    }
    if (isHtml() || (isXml() && start.contains("<html"))) {
      return Optional.of(Page.Kind.HTML);
    }
    return Optional.of(isJson() ? Page.Kind.JSON : Page.Kind.TEXT);
  }

  private static Optional<Page.Kind> looks(String start) {
    if (start.startsWith("<?xml") && !start.contains("<html")) {
      return Optional.of(Page.Kind.TEXT);
    }
    if (start.startsWith("<")) {
      return Optional.of(Page.Kind.HTML);
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return Optional.of(Page.Kind.JSON);
    }
    return start.chars().anyMatch(MediaType::isBinary)
        ? Optional.empty()
        : Optional.of(Page.Kind.TEXT);
  }

  private static boolean isBinary(int octet) {
    return octet < 0x20 && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f';
  }

  private boolean isHtml() {
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }

  private boolean isJson() {
    return name.equals("application/json") || name.equals("text/json") || suffix("+json");
  }

  private boolean isXml() {
    return name.equals("text/xml") || name.equals("application/xml") || suffix("+xml");
  }

  private boolean suffix(String suffix) {
    return name.startsWith("application/") && name.endsWith(suffix);
  }
}
