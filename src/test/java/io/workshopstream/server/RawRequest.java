package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
      pause();
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  private void pause() {
    try {
      Thread.sleep(late ? LATE_MILLIS : 0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String[] lines = readHead(in).split("\r\n", -1);
    if (!lines[0].startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer: " + lines[0]);
    }
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": *", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header.length > 1 ? header[1] : "");
    }
    boolean stream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    String body = stream ? "" : new String(in.readAllBytes(), UTF_8);
    return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, body(headers, body));
  }

  /** The end of an answer in chunks, whose numbers stand between what they frame. */
  private static String body(Map<String, String> headers, String body) {
    return headers.containsKey("transfer-encoding")
        ? body.replaceAll("(?m)^[0-9a-fA-F]{1,8}\r\n|\r\n(?=[0-9a-fA-F]{1,8}\r\n)|\r\n$", "")
            .strip()
        : body;
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
