package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param target path and query
 * @param sent the body of the request
 * @param status of the answer
 * @param body of the answer; null when it was not read
 */
record Exchange(
    String method,
    String target,
    Map<String, List<String>> requestHeaders,
    String sent,
    int status,
    Map<String, List<String>> headers,
    @Nullable String body) {

  /** What a client sent and got. */
  static Exchange of(HttpRequest request, HttpResponse<?> answer, @Nullable String body) {
    URI address = request.uri();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return new Exchange(
        request.method(),
        address.getRawPath() + query,
        request.headers().map(),
        request.bodyPublisher().map(Exchange::read).orElse(""),
        answer.statusCode(),
        answer.headers().map(),
        answer.headers().firstValue("Content-Encoding").isPresent() ? null : body);
  }

  private static String read(HttpRequest.BodyPublisher body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer piece) {
            byte[] read = new byte[piece.remaining()];
            piece.get(read);
            bytes.writeBytes(read);
          }

          @Override
          public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
          }

          @Override
          public void onComplete() {}
        });
    return bytes.toString(UTF_8);
  }

  String path() {
    return target.replaceFirst("\\?.*", "");
  }

  Optional<String> header(String name) {
    return first(headers, name);
  }

  Optional<String> requestHeader(String name) {
    return first(requestHeaders, name);
  }

  private static Optional<String> first(Map<String, List<String>> all, String name) {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(all);
    return anyCase.getOrDefault(name, List.of()).stream().findFirst();
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  String type() {
    return header("Content-Type").orElse("");
  }

  @Override
  public String toString() {
    String said = body == null ? "(not read)" : body.substring(0, Math.min(2000, body.length()));
    return method + " " + target + " " + sent + "\n  -> " + status + " " + type() + "\n  " + said;
  }
}
