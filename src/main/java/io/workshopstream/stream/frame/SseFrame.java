package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One event on its way to a client.
 *
 * @param id what the client sends back to go on after it
 * @param name of the event
 * @param bytes {@code id}, {@code event}, one {@code data} line and a blank line; shared, so never
 *     changed
 */
@SuppressWarnings("ArrayRecordComponent")
public // bytes shared by reference on purpose, never compared
record SseFrame(String id, String name, byte[] bytes) {

  private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);
  private static final int END = 2;

  /** The same as a WebSocket message: {@code {"id":…,"event":…,"data":…}}. */
  public String json() {
    return "{\"id\":\"" + id + "\",\"event\":\"" + name + "\",\"data\":" + data() + "}";
  }

  /** The JSON in the data line. */
  public String data() {
    int from = 0;
    while (!Arrays.equals(bytes, from, from + DATA.length, DATA, 0, DATA.length)) {
      from++;
    }
    from += DATA.length;
    return new String(bytes, from, bytes.length - END - from, UTF_8);
  }
}
