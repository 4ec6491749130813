package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What an SSE stream says beside its events (WHATWG HTML, section 9.2). */
public final class SseComments {

  private SseComments() {}

  /**
   * The first bytes of every stream: they tell proxies and clients that it is alive. The id makes
   * no event, yet browsers keep it (WHATWG HTML, section 9.2.6): one whose connection drops before
   * the first event comes back with it, and starts nothing.
   *
   * @param lastId the id after which the client goes on; empty when there is none
   */
  public static byte[] opening(String lastId, long retryMillis) {
    String id = lastId.isEmpty() ? "" : "id: " + lastId + "\n";
    return ("retry: " + retryMillis + "\n: workshop streaming\n" + id + "\n").getBytes(UTF_8);
  }

  /** How long clients shall wait before they come back. */
  public static byte[] retry(long millis) {
    return ("retry: " + millis + "\n").getBytes(UTF_8);
  }

  /**
   * A comment that keeps proxies from cutting an idle stream and finds out who has left. No blank
   * line follows: several clients tell of what stands between two of them as of an empty event.
   */
  public static byte[] comment() {
    return ": \n".getBytes(UTF_8);
  }
}
