package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An nginx in front of servers, set up as the document says. */
final class Nginx implements AutoCloseable {

  private static final String ACCOUNT = "admin:secret";

  private static final String AROUND =
      """
      daemon off; user root; pid FOLDER/nginx.pid; error_log FOLDER/error.log;
      events { worker_connections 2000; }
      http { access_log off; client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
        include recipe.conf; }
      """;

  private final int port;
  private final Process process;

  private Nginx(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it; the test is skipped where it is absent.
   *
   * @param servers the ports of three servers, some of which may be closed
   */
  static Nginx before(List<Integer> servers) throws IOException {
    Program program = Program.require("REQUIRE_NGINX", "nginx");
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
    Path passwords = passwords(folder);
    int port = FreePorts.next();
    Files.writeString(folder.resolve("nginx.conf"), AROUND.replace("FOLDER", folder.toString()));
    Files.writeString(
        folder.resolve("recipe.conf"), ServersDocument.nginx(port, servers, passwords));
    Process process = program.start(folder, "-p", folder.toString(), "-c", "nginx.conf");
    return new Nginx(port, process).ready();
  }

  /** Readable also for another account: nginx takes one where the administrator starts it. */
  private static Path passwords(Path folder) throws IOException {
    Path passwords = folder.resolve("htpasswd");
    Files.writeString(passwords, ACCOUNT.replace(":", ":{PLAIN}") + "\n");
    boolean open =
        folder.toFile().setExecutable(true, false) && passwords.toFile().setReadable(true, false);
    assertThat(open).isTrue();
    return passwords;
  }

  private Nginx ready() {
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(
              () -> ServerClient.send(request("/api/studios").build()).statusCode(),
              status -> status == 200);
      return this;
    } catch (RuntimeException | Error notReady) {
      process.destroy();
      throw notReady;
    }
  }

  /** A request of somebody who may come in. */
  HttpRequest.Builder request(String path) {
    return anonymous(path)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(ACCOUNT.getBytes(UTF_8)));
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofMinutes(2));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
