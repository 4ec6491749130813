package io.workshopstream.testsite;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The way back to the client: proper answers, and the bare bytes for improper ones. */
public final class Reply {

  private final Socket socket;
  private final OutputStream out;
  private final Runnable begun;
  private boolean silent = true;
  private boolean proper;

  /** Tells when the answer begins, just before the client can see any of it. */
  Reply(Socket socket, Runnable begun) throws IOException {
    this.socket = socket;
    this.begun = begun;
    out = socket.getOutputStream();
  }

  /** A page as it should be. */
  public void html(String body) throws IOException {
    send(200, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole answer with a body; the connection stays open. An empty type sends no Content-Type. */
  public void send(int status, String type, byte[] body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(statusLine(status));
    if (!type.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    raw(head + "Content-Length: " + body.length + "\r\n\r\n");
    raw(body);
    proper = true;
  }

  /** Head of an answer whose body the caller sends raw; the connection closes after it. */
  public void head(int status, String... headers) throws IOException {
    raw(statusLine(status) + String.join("\r\n", headers) + "\r\n\r\n");
  }

  private static String statusLine(int status) {
    return "HTTP/1.1 " + status + " Because\r\n";
  }

  /** Just these characters, one byte for each. */
  public void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Just these bytes, at once. */
  public void raw(byte[] bytes) throws IOException {
    begin();
    out.write(bytes);
    out.flush();
  }

  /** Waits, then goes on; ends early when the site closes. */
  public void pause(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  /** Breaks the connection hard, with a reset instead of an end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void begin() {
    if (silent) {
      silent = false;
      begun.run();
    }
  }

  boolean isProper() {
    return proper;
  }
}
