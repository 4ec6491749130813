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

  /**
   * What the site calls this state of the page (RFC 9110 section 8.8), as it sent it.
   *
   * @param etag such as {@code W/"5f"}; empty for none
   * @param lastModified such as {@code Sun, 06 Nov 1994 08:49:37 GMT}; empty for none
   */
  public record Validators(String etag, String lastModified) {

    public static final Validators NONE = new Validators("", "");

    /** Whether the site can be asked whether the page is still in this state. */
    public boolean areThere() {
      return !equals(NONE);
    }
  }

  private final URI link;
  private final URI address;
  private final Kind kind;
  private final String body;
  private final @Nullable Screenshot screenshot;
  private final Validators validators;
  private @Nullable Document document;

  /**
   * @param link the address that was asked for
   * @param address where redirects led; the base of relative links
   * @param body decoded text, without a byte order mark
   */
  public Page(URI link, URI address, Kind kind, String body) {
    this(link, address, kind, body, Validators.NONE);
  }

  /** A page as its site has sent it. */
  public Page(URI link, URI address, Kind kind, String body, Validators validators) {
    this(link, address, kind, body, validators, null);
  }

  /**
   * @param screenshot what it looks like; null when no browser was asked
   */
  public Page(URI link, URI address, Kind kind, String body, @Nullable Screenshot screenshot) {
    this(link, address, kind, body, Validators.NONE, screenshot);
  }

  private Page(
      URI link,
      URI address,
      Kind kind,
      String body,
      Validators validators,
      @Nullable Screenshot screenshot) {
    this.link = link;
    this.address = address;
    this.kind = kind;
    this.body = body;
    this.validators = validators;
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

  /** What its site calls this state of it; none for a page that a browser has made. */
  public Validators validators() {
    return validators;
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
