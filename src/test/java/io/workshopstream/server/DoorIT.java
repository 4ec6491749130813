package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.workshopstream.Program;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in and who does not, tried as an attacker tries it. */
class DoorIT extends OnServer {

  private static final String START = "/api/streaming/process-studio?studio_id=test_site";
  private static final String BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140";

  private static int status(String line, String... headers) throws IOException {
    return RawHttp.status(RawHttp.answer(RawHttp.head(line, headers)));
  }

  private static String runs() {
    return get("/api/runs?studio_id=test_site").body();
  }

  // ---- Bodies that do not come

  private static String slow(int kind) {
    return switch (kind % 5) {
      case 0 -> RawHttp.head("POST /api/runs", "Host: HOST", "Content-Length: 1000");
      case 1 -> RawHttp.head("POST /api/runs", "Host: HOST", "Content-Length: 1000") + "{";
      case 2 -> RawHttp.head("GET /api/studios", "Host: HOST", "Upgrade: x");
      case 3 ->
          RawHttp.head("POST /api/streaming/process-studio", "Host: HOST", "Content-Length: 99")
              + "{";
      default ->
          RawHttp.head("POST /api/extraction/preview", "Host: HOST", "Transfer-Encoding: chunked")
              + "5\r\n";
    };
  }

  @Test
  void five_hundred_bodies_that_do_not_come_keep_nobody_waiting_and_end_with_408()
      throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = RawHttp.connect(PORT);
        sockets.add(socket);
        RawHttp.send(socket, slow(i));
      }
      long from = System.nanoTime();
      for (String path : List.of("/icon.svg", "/health", "/api/studios")) {
        assertThat(get(path).statusCode()).isEqualTo(200);
      }
      // It took 29 seconds when each of them held a thread; alone it takes a few milliseconds.
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
      for (int i = 0; i < 5; i++) {
        RawHttp.send(sockets.get(1), "x"); // byte by byte does not gain time
        String answer = RawHttp.firstPiece(sockets.get(i));
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(i == 2 ? 200 : 408);
        if (i != 2) {
          assertThat(answer).contains("application/problem+json", "\"status\":408");
        }
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void a_body_that_comes_late_or_in_pieces_is_served_once() throws Exception {
    awaitNoRun();
    SITE.clear();
    SITE.page("/list", "nothing");
    String body = "{\"kind\":\"process-studio\",\"studio_id\":\"test_site\",\"dry_run\":true}";
    for (int i = 0; i < 20; i++) {
      try (Socket socket = RawHttp.connect(PORT)) {
        String length = i % 2 == 0 ? "Content-Length: " + body.length() : "X-None: x";
        String chunked = i % 2 == 0 ? "X-None: y" : "Transfer-Encoding: chunked";
        String key = "Idempotency-Key: late-" + System.nanoTime();
        RawHttp.send(socket, RawHttp.head("POST /api/runs", "Host: HOST", length, chunked, key));
        String piece = i % 2 == 0 ? body : "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
        RawHttp.send(socket, piece.substring(0, 10));
        RawHttp.send(socket, piece.substring(10));
        String answer = RawHttp.firstPiece(socket);
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(202);
      }
    }
    awaitNoRun();
  }

  @Test
  void a_body_behind_an_upgrade_that_nobody_follows_is_read_to_its_announced_end()
      throws Exception {
    String head = RawHttp.head("POST /api/runs", "Host: HOST", "Upgrade: x", "Content-Length: 2");
    assertThat(RawHttp.status(RawHttp.answer(head + "{}"))).isEqualTo(400);

    assertThat(status("POST /api/runs", "Host: HOST", "Upgrade: x", "Transfer-Encoding: chunked"))
        .isEqualTo(400);
  }

  // ---- Names of hosts, and DNS rebinding

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8008",
        "localhost.evil.example",
        "evil.localhost",
        "localhost.",
        "127.0.0.1.evil.example",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.2",
        "0.0.0.0",
        "0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:0:0:2]",
        "192.0.2.1",
        "localhost_",
        "ｌocalhost",
        "evil@localhost",
        "localhost@evil",
        "localhost/evil",
        "localhost#evil",
        "localhost,evil",
        "localhost evil",
        "%6cocalhost"
      })
  void a_name_that_is_not_this_machine_s_is_served_nowhere(String host) throws Exception {
    for (String path : List.of("/api/studios", "/health", "/metrics", "/icon.svg", "/openapi")) {
      assertThat(status("GET " + path, "Host: " + host)).as(path).isIn(400, 401);
    }
  }

  @Test
  void two_hosts_and_a_host_beside_a_foreign_one_are_refused() throws Exception {
    assertThat(status("GET /api/studios", "Host: HOST", "Host: evil.example")).isEqualTo(400);
    assertThat(status("GET /api/studios", "Host: evil.example", "Host: HOST")).isEqualTo(400);
    assertThat(status("GET /api/studios", "X-Nothing: x")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8008", "127.0.0.1", "127.0.0.1:1", "[::1]:80"})
  void this_machine_s_own_names_are_served(String host) throws Exception {
    assertThat(status("GET /api/studios", "Host: " + host)).isEqualTo(200);
  }

  // ---- What proxies add

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-For:",
        "X-Forwarded-Host: localhost",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 443",
        "X-Forwarded-Server: a",
        "X-Forwarded-Prefix: /a",
        "X-Forwarded: for=1",
        "Forwarded: for=127.0.0.1",
        "Via: 1.1 proxy",
        "X-Real-IP: 127.0.0.1",
        "X-Client-IP: 127.0.0.1",
        "Client-IP: 127.0.0.1",
        "True-Client-IP: 127.0.0.1",
        "X-Cluster-Client-IP: 127.0.0.1",
        "CF-Connecting-IP: 127.0.0.1",
        "CF-Ray: 1",
        "Fastly-Client-IP: 127.0.0.1",
        "Fly-Client-IP: 127.0.0.1",
        "X-Azure-ClientIP: 127.0.0.1",
        "X-Envoy-External-Address: 127.0.0.1",
        "X-Original-Host: localhost",
        "X-Original-URL: /",
        "X-Appengine-User-IP: 127.0.0.1",
        "X-Amzn-Trace-Id: Root=1",
        "X-Varnish: 1",
        "CDN-Loop: a"
      })
  void what_a_proxy_adds_shows_that_there_is_one(String header) throws Exception {
    assertThat(status("GET /api/studios", "Host: HOST", header)).isEqualTo(401);
    assertThat(status("GET /health", "Host: HOST", header)).isEqualTo(401);
    assertThat(status("GET /icon.svg", "Host: HOST", header)).isEqualTo(401);
  }

  @Test
  void the_old_protocol_that_nginx_speaks_is_not_served() throws Exception {
    String old = "GET /api/studios HTTP/1.0\r\nHost: localhost:" + PORT + "\r\n\r\n";

    assertThat(RawHttp.status(RawHttp.answer(old))).isEqualTo(401);
  }

  /** A proxy in front of the server on this machine, with nothing configured but where to. */
  private static void through(String config, String program, String... arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "proxy");
    int port = FreePorts.next();
    String here =
        config
            .replace("LISTEN", "" + port)
            .replace("SERVER", "" + PORT)
            .replace("FOLDER", folder.toString());
    Files.writeString(folder.resolve("proxy.conf"), here);
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process proxy =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.log").toFile())
            .start();
    try {
      await()
          .ignoreExceptions()
          .until(() -> RawHttp.status(throughPort(port, "GET /icon.svg")) > 0);
      for (String line : List.of("GET /api/studios", "GET " + START, "GET /health", "GET /")) {
        assertThat(RawHttp.status(throughPort(port, line))).as(line).isEqualTo(401);
      }
    } finally {
      proxy.destroy();
      assertThat(proxy.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Under the name that the server knows for its own, whatever name the proxy has. */
  private static String throughPort(int port, String line) throws IOException {
    return RawHttp.answer(port, RawHttp.head(line, "Host: HOST", "Connection: close"));
  }

  private static void throughNginx(String more) throws Exception {
    Program.require("REQUIRE_NGINX", "nginx");
    String config =
        """
        daemon off; pid FOLDER/nginx.pid; error_log FOLDER/error.log;
        events {}
        http { access_log off; client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy;
          fastcgi_temp_path FOLDER/fcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
          server { listen 127.0.0.1:LISTEN; location / { proxy_pass http://localhost:SERVER; MORE } } }
        """;
    through(config.replace("MORE", more), "nginx", "-p", ".", "-c", "proxy.conf");
  }

  @Test
  void nginx_as_it_comes_lets_nobody_in() throws Exception {
    throughNginx("");
  }

  /** Programs that give up the administrator's account for one of their own. */
  private static void assumeAdministrator() throws IOException {
    assumeTrue(
        Files.exists(Path.of("/proc/self/uid_map"))
            && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "not root on Linux: a proxy under an account of its own was not tried");
  }

  @Test
  void nginx_that_speaks_as_any_program_does_is_known_by_its_account() throws Exception {
    assumeAdministrator();
    throughNginx("proxy_http_version 1.1; proxy_set_header Connection '';");
    throughNginx("proxy_http_version 1.1; proxy_set_header Host localhost;");
  }

  @Test
  void haproxy_that_keeps_the_name_the_client_used_is_known_by_its_account() throws Exception {
    Program.ifPresent("haproxy");
    assumeAdministrator();
    through(
        """
        global
          user haproxy
          group haproxy
        defaults
          mode http
          timeout client 30s
          timeout server 30s
          timeout connect 30s
        listen front
          bind 127.0.0.1:LISTEN
          server back 127.0.0.1:SERVER
        """,
        "haproxy",
        "-db",
        "-f",
        "proxy.conf");
  }

  // ---- Ways around the filters

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api;x/studios",
        "//api/studios",
        "/api//studios",
        "/%61pi/studios",
        "/api/./studios",
        "/api/x/../studios",
        "/./api/studios",
        "/x/../api/studios",
        "/api%2fstudios",
        "/api%00/studios",
        "/api/studios%00",
        "/%c0%afapi/studios",
        "/api\\studios",
        "/API/studios",
        "/static/..;/api/studios",
        "/sample/..;/api/studios",
        "/api/studios;jsessionid=x",
        "/ws/runs/x",
        "//ws/runs/x",
        "/%77s/runs/x",
        "*"
      })
  void no_spelling_of_an_address_goes_around_the_rule(String path) throws Exception {
    assertThat(status("GET " + path, "Host: evil.example")).isBetween(400, 404);
  }

  // ---- Pages of other sites

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin:",
        "Origin: http://localhost:1",
        "Origin: http://localhost.evil.example",
        "Origin: http://HOST.evil.example",
        "Origin: http://HOST@evil.example",
        "Origin: http://evil.example#HOST",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void pages_of_other_sites_start_and_change_nothing(String header) throws Exception {
    String before = runs();
    assertThat(status("GET " + START, "Host: HOST", header)).isEqualTo(403);
    assertThat(status("GET " + START.replace("streaming", "%73treaming"), "Host: HOST", header))
        .isEqualTo(403);
    for (String path :
        List.of(
            "/api/runs",
            "/api/runs/x/approve",
            "/api/admin/refresh_workshops",
            "/api/admin/refresh_studios",
            "/api/extraction/preview",
            "/api/streaming/process-studio")) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        assertThat(status(method + " " + path, "Host: HOST", header, "Content-Length: 0"))
            .as(method + path)
            .isEqualTo(403);
      }
    }
    assertThat(runs()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: image/avif,image/webp,*/*;q=0.8",
        "Accept: */*",
        "Accept: text/event-stream",
        "Referer: http://evil.example/",
        "Referer: http://evil.example/?http://HOST/",
        "Referer: http://HOST.evil.example/"
      })
  void a_browser_that_does_not_say_which_site_asks_starts_nothing(String header) throws Exception {
    String before = runs();

    String answer = RawHttp.answer(RawHttp.head("GET " + START, "Host: HOST", BROWSER, header));

    assertThat(RawHttp.status(answer)).isEqualTo(403);
    assertThat(answer).contains("application/problem+json", "Referer");
    assertThat(runs()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        BROWSER + " | Referer: http://HOST/test_streaming_client.html",
        BROWSER + " | Sec-Fetch-Site: same-origin",
        BROWSER + " | Sec-Fetch-Site: none",
        BROWSER + " | Origin: http://HOST",
        "User-Agent: curl/8.1 | Accept: */*",
        "User-Agent: node | Accept: text/event-stream",
        "X-None: x | Accept: text/event-stream"
      })
  void our_own_pages_and_programs_may_start(String one, String other) throws Exception {
    // Without a studio: let in, and then told what is missing.
    assertThat(status("GET /api/streaming/process-studio", "Host: HOST", one, other))
        .isEqualTo(400);
  }

  @Test
  void preflights_of_other_sites_are_refused_and_ours_answered() throws Exception {
    String asks = "Access-Control-Request-Method: POST";
    String line = "OPTIONS /api/runs";

    assertThat(status(line, "Host: HOST", "Origin: http://evil.example", asks)).isEqualTo(403);
    assertThat(status(line, "Host: HOST", "Origin: http://HOST", asks)).isEqualTo(204);
  }

  @Test
  void methods_that_nobody_offers_do_nothing() throws Exception {
    String before = runs();

    assertThat(status("TRACE /api/studios", "Host: HOST")).isIn(403, 405, 501);
    assertThat(status("HEAD " + START, "Host: HOST")).isEqualTo(405);
    assertThat(status("HEAD /api/runs/events", "Host: HOST")).isEqualTo(405);
    assertThat(status("HEAD /api/studios", "Host: HOST")).isEqualTo(200);
    assertThat(status("GET /api/studios", "Host: HOST", "X-HTTP-Method-Override: DELETE"))
        .isEqualTo(200);
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void options_says_what_a_route_allows_and_nothing_else() throws Exception {
    String stream =
        RawHttp.answer(RawHttp.head("OPTIONS /api/streaming/process-studio", "Host: HOST"));
    assertThat(RawHttp.status(stream)).isEqualTo(204);
    assertThat(stream).containsPattern("Allow: .*GET").doesNotContain("HEAD", "Jersey", "wadl");
    assertThat(RawHttp.answer(RawHttp.head("OPTIONS /api/runs", "Host: HOST", "Accept: close/*")))
        .startsWith("HTTP/1.1 204")
        .containsPattern("Allow: .*POST")
        .doesNotContain("close/");
    assertThat(status("GET /api/application.wadl", "Host: HOST")).isEqualTo(404);
  }

  // ---- WebSocket

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ws/runs/x | Host: HOST | Origin: http://evil.example | 403",
        "/ws/runs/x | Host: HOST | Origin: null | 403",
        "/ws/runs/x | Host: HOST | Sec-Fetch-Site: cross-site | 403",
        "/ws/runs/x | Host: evil.example | X-None: x | 401",
        "//ws/runs/x | Host: HOST | Origin: http://evil.example | 403",
        "/ws;x/runs/x | Host: HOST | Origin: http://evil.example | 403",
        "/%77s/runs/x | Host: HOST | Origin: http://evil.example | 403",
        "/x/../ws/runs/x | Host: HOST | Origin: http://evil.example | 403",
        "/ws/runs/x | Host: HOST | Origin: http://HOST | 101"
      })
  void a_handshake_keeps_to_the_same_rules(String path, String host, String header, int status)
      throws Exception {
    assertThat(
            status(
                "GET " + path,
                host,
                header,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo(status);
  }

  @Test
  void a_run_that_nobody_knows_is_no_place_to_go_on_from() {
    for (String path :
        List.of(
            "/api/streaming/refresh-workshops?studio_id=test_site",
            "/api/streaming/process-studio?studio_id=test_site",
            "/api/runs/events")) {
      assertThat(send(request(path).header("Last-Event-ID", "gone-1").build()).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(get("/api/runs/gone/events").statusCode()).isEqualTo(404);
  }

  @Test
  void the_server_goes_on_after_all_that() {
    assertThat(
            send(request("/api/studios").method("GET", BodyPublishers.noBody()).build())
                .statusCode())
        .isEqualTo(200);
  }
}
