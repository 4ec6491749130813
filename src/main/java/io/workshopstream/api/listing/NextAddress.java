package io.workshopstream.api.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Where more of a list is. */
public final class NextAddress {

  /** The flat list of meetings. */
  public static final String LIST = "/api/v1/workshops";

  private NextAddress() {}

  /** The address of the list with a query. */
  public static String of(Map<String, String> query) {
    return LIST
        + "?"
        + query.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
  }

  /** The value of a {@code Link} header (RFC 8288) for it. */
  public static String link(String address) {
    return "<" + address + ">; rel=\"next\"";
  }
}
