package io.workshopstream.access.login;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of this server to go to after a login; no other server's, or links to us would lead there,
 * and nothing but a page, or they would start work in the name of who logs in.
 */
public record ReturnAddress(String path) {

  private static final String TEST_PAGE = "/test_streaming_client.html";

  /** Pages alone: a GET of the API can start work, and would be asked for by a page of ours. */
  private static final Pattern OURS =
      Pattern.compile(
          "/(?:index\\.html|test_streaming_client\\.html|api-docs/)?"
              + "(?:\\?[A-Za-z0-9/._~!$&'()*+,;=:@?%-]{0,480})?");

  /** A page by what a request asks for; the test page for what is none of ours. */
  public static ReturnAddress of(@Nullable String asked) {
    return new ReturnAddress(asked != null && OURS.matcher(asked).matches() ? asked : TEST_PAGE);
  }

  /** A page that leads there. */
  public String html() {
    String safe = path.replace("&", "&amp;").replace("'", "&#39;");
    return String.format(
        Locale.ROOT,
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta http-equiv="refresh" content="0;url=%s">
          <title>Logged in · Workshop Streaming</title>
        </head>
        <body><p>You are logged in: <a href="%s">go on</a>.</p></body>
        </html>
        """,
        safe,
        safe);
  }
}
