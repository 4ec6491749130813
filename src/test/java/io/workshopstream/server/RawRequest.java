package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as bytes, for what no client would send; its headers may be any characters. */
final class RawRequest {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int LATE_MILLIS = 300;

  /** What came back. The names of headers are in lower case. A stream is not read. */
  record Answer(int status, Map<String, String> headers, String body) {

    String type() {
      return headers.getOrDefault("content-type", "");
    }
  }

  private final String method;
  private final String target;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte[] body = {};
  private boolean late;

  RawRequest(String method, String target) {
    this.method = method;
    this.target = target;
    headers.put("Host", "localhost:" + ServerClient.PORT);
    headers.put("Connection", "close");
  }

  RawRequest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  RawRequest body(String text) {
    body = text.getBytes(UTF_8);
    headers.putIfAbsent("Content-Length", "" + body.length);
    return this;
  }

  /** Lets the body come when the server has long read the head. */
  RawRequest late() {
    late = true;
    return this;
  }

  String target() {
    return target;
  }

  boolean asksForUpgrade() {
    return headers.containsKey("Upgrade");
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  @Override
  public String toString() {
    String sent = body.length + (late ? " late" : "") + " bytes";
    return method + " " + target + " " + headers + " " + sent;
  }

  private byte[] head() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  /**
   * Sends it and reads the answer.
   *
   * @throws IOException when there is none within a minute
   */
  Answer send() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ServerClient.PORT)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head());
      if (late) {
        pause();
      }
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      Answer answer = read(socket.getInputStream());
      Contract.check(exchange(answer));
      return answer;
    }
  }

  private Exchange exchange(Answer answer) {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    headers.forEach((name, value) -> sent.put(name, List.of(value)));
    Map<String, List<String>> came = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> came.put(name, List.of(value)));
    return new Exchange(
        method,
        target,
        sent,
        new String(body, UTF_8),
        answer.status(),
        came,
        isStream(answer.headers()) ? null : answer.body());
  }

  /** The server says nothing between head and body that could be waited for instead. */
  private static void pause() {
    try {
      Thread.sleep(LATE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer read(InputStream in) throws IOException {
    String[] lines = readHead(in).split("\r\n", -1);
    if (!lines[0].startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer: " + lines[0]);
    }
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": *", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header.length > 1 ? header[1] : "");
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    boolean none = isHead() || status < 200 || status == 204 || status == 304;
    return new Answer(status, headers, none ? "" : new String(body(headers, in), UTF_8).strip());
  }

  /** As long as the headers say; the connection may stay open after it. */
  private static byte[] body(Map<String, String> headers, InputStream in) throws IOException {
    if (isStream(headers)) {
      return new byte[0];
    }
    if (headers.containsKey("transfer-encoding")) {
      return chunks(in);
    }
    @Nullable String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : whole(in, Integer.parseInt(length));
  }

  /** Its type is not there when an upgrade was asked for; a refusal says how long it is. */
  private static boolean isStream(Map<String, String> headers) {
    return headers.containsKey("x-accel-buffering") && !headers.containsKey("content-length");
  }

  private static byte[] whole(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("half an answer: " + new String(bytes, UTF_8));
    }
    return bytes;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int length = chunk(in); length > 0; length = chunk(in)) {
      body.write(whole(in, length));
      whole(in, 2);
    }
    return body.toByteArray();
  }

  private static int chunk(InputStream in) throws IOException {
    StringBuilder number = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      number.append((char) next);
    }
    return Integer.parseInt(number.toString().strip(), 16);
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(ISO_8859_1).strip();
  }
}
