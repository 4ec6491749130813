package io.workshopstream.crawl.page;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read. Not safe for several threads at once: the document is parsed at first use.
 *
 * <p>The document is shared by everybody who asks for it; whoever changes it works on a clone.
 */
public final class Page {

  /** What the body is, by its media type or, without one, by its look. */
  public enum Kind {
    HTML,
    JSON,
    TEXT
  }

  private final URI link;
  private final URI address;
  private final Kind kind;
  private final String body;
  private final @Nullable Screenshot screenshot;
  private @Nullable Document document;

  /**
   * @param link the address that was asked for
   * @param address where redirects led; the base of relative links
   * @param body decoded text, without a byte order mark
   */
  public Page(URI link, URI address, Kind kind, String body) {
    this(link, address, kind, body, null);
  }

  /**
   * @param screenshot what it looks like; null when no browser was asked
   */
  public Page(URI link, URI address, Kind kind, String body, @Nullable Screenshot screenshot) {
    this.link = link;
    this.address = address;
    this.kind = kind;
    this.body = body;
    this.screenshot = screenshot;
  }

  public URI link() {
    return link;
  }

  public URI address() {
    return address;
  }

  public Kind kind() {
    return kind;
  }

  public String body() {
    return body;
  }

  /** What it looks like in a browser; empty when none was asked or it gave no picture. */
  public Optional<Screenshot> screenshot() {
    return Optional.ofNullable(screenshot);
  }

  /** The parsed body; for {@link Kind#TEXT} and {@link Kind#JSON} an empty document. */
  public Document document() {
    if (document == null) {
      document = Jsoup.parse(kind == Kind.HTML ? body : "", address.toString());
    }
    return document;
  }
}
