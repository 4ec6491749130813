package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Requests byte by byte, as no decent client would send them. */
final class RawHttp {

  private RawHttp() {}

  /** The head of a request and the lines that a test gives; HOST stands for the server's own. */
  static String head(String line, String... headers) {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      head.append(header.replace("HOST", "localhost:" + ServerClient.PORT)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  static void send(Socket socket, String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The status line and what came in the first piece behind it. */
  static String answer(String request) throws IOException {
    return answer(ServerClient.PORT, request);
  }

  static String answer(int port, String request) throws IOException {
    try (Socket socket = connect(port)) {
      send(socket, request);
      return firstPiece(socket);
    }
  }

  static String firstPiece(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[8192];
    try {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        all.write(bytes, 0, read);
        if (isWhole(all.toString(ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketTimeoutException silence) {
      all.writeBytes("(silence)".getBytes(ISO_8859_1));
    }
    return all.toString(ISO_8859_1);
  }

  private static boolean isWhole(String answer) {
    int body = answer.indexOf("\r\n\r\n");
    if (body < 0) {
      return false;
    }
    java.util.regex.Matcher length =
        java.util.regex.Pattern.compile("(?i)\r\nContent-Length: (\\d+)").matcher(answer);
    return !length.find() || answer.length() >= body + 4 + Integer.parseInt(length.group(1));
  }

  static int status(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}
