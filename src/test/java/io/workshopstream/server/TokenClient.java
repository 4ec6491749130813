package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.route.RouteRights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients with a token of each role, on a server that had none before. */
final class TokenClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What each caller is told: {@code in}, 401 or 403. */
  record Matrix(String nobody, String viewer, String operator, String admin) {}

  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  /** The first one is made from this machine, the others with it. */
  static TokenClient begin() {
    TokenClient client = new TokenClient();
    client.tokens.put(Role.ADMIN, client.made(null, Role.ADMIN));
    client.tokens.put(Role.OPERATOR, client.made(client.token(Role.ADMIN), Role.OPERATOR));
    client.tokens.put(Role.VIEWER, client.made(client.token(Role.ADMIN), Role.VIEWER));
    return client;
  }

  private String made(@Nullable String by, Role role) {
    String body = "{\"name\":\"test " + role.word() + "\",\"role\":\"" + role.word() + "\"}";
    return json(sendWith(by, "POST", "/api/tokens", body), 201).get("token").asText();
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String token(Role role) {
    return tokens.get(role);
  }

  /** Makes a token as an admin. */
  JsonNode make(String body) {
    return json(send(Role.ADMIN, "POST", "/api/tokens", body), 201);
  }

  /** Revokes a token as an admin. */
  void revoke(JsonNode made) {
    String path = "/api/tokens/" + made.get("id").asText();
    assertThat(send(Role.ADMIN, "DELETE", path, "").statusCode()).isEqualTo(204);
  }

  /** Revokes all tokens, the one that does it at last. */
  void revokeAll() {
    JsonNode all = json(send(Role.ADMIN, "GET", "/api/tokens", ""), 200);
    all.forEach(token -> revokeUnlessOwn(token, false));
    all.forEach(token -> revokeUnlessOwn(token, true));
  }

  /** Has no admin for a while; then this machine makes a new one. */
  void withoutAdmin(Runnable meanwhile) {
    json(send(Role.ADMIN, "GET", "/api/tokens", ""), 200)
        .forEach(token -> revokeUnlessOwn(token, true));
    meanwhile.run();
    tokens.put(Role.ADMIN, made(null, Role.ADMIN));
  }

  private void revokeUnlessOwn(JsonNode token, boolean own) {
    if (token.get("name").asText().equals("test admin") == own) {
      revoke(token);
    }
  }

  HttpResponse<String> send(Role role, String method, String path, String body) {
    return sendWith(token(role), method, path, body);
  }

  /**
   * Sends a request.
   *
   * @param token null for none
   */
  static HttpResponse<String> sendWith(
      @Nullable String token, String method, String path, String body) {
    return ServerClient.send(request(token, method, path, body));
  }

  private static HttpRequest request(
      @Nullable String token, String method, String path, String body) {
    HttpRequest.Builder request = ServerClient.request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  /** Starts a run whose log grows for a while; answers its id. */
  String started(String studio) {
    String path = "/api/synthetic-runs?events=3000&micros=20000&subject=" + studio;
    HttpResponse<String> answer = send(Role.ADMIN, "POST", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  void cancel(String run) {
    send(Role.ADMIN, "DELETE", "/api/runs/" + run, "");
  }

  /** How many streams are open. */
  int streams() {
    return Integer.parseInt(send(Role.ADMIN, "GET", "/api/synthetic-runs/streams", "").body());
  }

  /** What each caller is told who sends a request. */
  Matrix matrix(String method, String path) {
    return new Matrix(
        told(null, method, path),
        told(token(Role.VIEWER), method, path),
        told(token(Role.OPERATOR), method, path),
        told(token(Role.ADMIN), method, path));
  }

  /** Only the head of the answer is read: it may be a stream. */
  private static String told(@Nullable String token, String method, String path) {
    String body = method.equals("POST") || method.equals("PUT") ? "{}" : "";
    HttpRequest request = request(token, method, path, body);
    try {
      HttpResponse<InputStream> answer =
          ServerClient.HTTP.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      Contract.check(Exchange.of(request, answer, null));
      int status = answer.statusCode();
      boolean refused = answer.headers().firstValue("WWW-Authenticate").isPresent();
      boolean failed = status == 429 || status == 500 || status == 503;
      return refused || failed ? "" + status : "in";
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What each of them should be told. */
  static Matrix planned(String method, String path) {
    String address = path.replaceFirst("\\?.*", "");
    Optional<Role> needed = RouteRights.needed(method, address, address);
    return new Matrix(
        needed.isEmpty() ? "in" : "401",
        planned(needed, Role.VIEWER),
        planned(needed, Role.OPERATOR),
        planned(needed, Role.ADMIN));
  }

  private static String planned(Optional<Role> needed, Role has) {
    return needed.isEmpty() || has.includes(needed.get()) ? "in" : "403";
  }
}
