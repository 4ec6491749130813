package io.workshopstream.studio.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in an address a studio's key stands, and what may be there without one. */
public final class KeyPlace {

  private static final String PLACE = "{key}";

  /** A parameter that is called a secret, with a value that is not the place for the key. */
  private static final Pattern WRITTEN_OUT =
      Pattern.compile(
          "(?i)[?&;#][a-z0-9_.-]{0,50}(?:key|token|secret|password|passwd|pwd|signature|jwt)="
              + "(?!\\{key\\})[^&;#]");

  private static final Pattern HOST = Pattern.compile("(?i)https?://[^/?#]*\\{key\\}.*");

  private KeyPlace() {}

  /** The address with the key in its place; a key that begins with http is the whole address. */
  public static String filled(String template, String key) {
    return isAddress(key) ? key : template.replace(PLACE, key.strip());
  }

  /** Whether a key is the whole address. */
  public static boolean isAddress(String key) {
    return key.startsWith("http");
  }

  /** Whether a template has a secret in itself, instead of the place for one. */
  static boolean isFilled(String template) {
    return WRITTEN_OUT.matcher(template).find();
  }

  /** Whether the key would say which host is asked. */
  public static boolean isInHost(String template) {
    return HOST.matcher(template).matches();
  }

  /**
   * Scheme, host and port of an address, in lower case; empty when it has none. Of a template too.
   */
  public static Optional<String> origin(String address) {
    try {
      URI uri = new URI(filled(address, "key"));
      return uri.getHost() == null || uri.getScheme() == null
          ? Optional.empty()
          : Optional.of(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority(uri));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** Host and port, the usual port of the scheme where none is said. */
  private static String authority(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getHost().toLowerCase(Locale.ROOT)
        + ":"
        + (uri.getPort() < 0 ? usual : uri.getPort());
  }
}
