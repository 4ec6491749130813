package io.workshopstream.server;

import static org.awaitility.Awaitility.await;

import io.workshopstream.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A proxy with TLS in front of a server, set up as the file in {@code deploy} says. */
final class FrontProxy implements AutoCloseable {

  private static final String PASSWORD = "changeit";

  /** What it is, and how its file is made one of a test. */
  enum Kind {
    NGINX("nginx.conf", "nginx", "-p . -c proxy.conf") {
      @Override
      String adapted(String file, int listen, Path folder) {
        return "daemon off; pid proxy.pid; error_log error.log;\n"
            + replaced(file, "worker_rlimit_nofile 65536;", "")
                .replace("/var/log/nginx/access.log streams", "off")
                .replace("worker_connections 30000", "worker_connections 2000")
                .replace(
                    "    server {\n        listen 80;\n        return 308 https://$host$request_uri;\n    }\n",
                    "")
                .replace("listen 443 ssl", "listen 127.0.0.1:" + listen + " ssl")
                .replace(
                    "/etc/nginx/tls/workshops.pem", folder.resolve("certificate.pem").toString())
                .replace("/etc/nginx/tls/workshops.key", folder.resolve("key.pem").toString())
                .replace(
                    "http {",
                    "http { client_body_temp_path body; proxy_temp_path proxy;"
                        + " fastcgi_temp_path fcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;");
      }
    },
    CADDY("Caddyfile", "caddy", "run --adapter caddyfile --config proxy.conf") {
      @Override
      String adapted(String file, int listen, Path folder) {
        return replaced(file, "\tlocal_certs\n", "\tadmin off\n\tauto_https disable_redirects\n")
            .replace(
                "workshops.example.org {",
                "https://localhost:"
                    + listen
                    + " {\n\tbind 127.0.0.1\n\ttls "
                    + folder.resolve("certificate.pem")
                    + " "
                    + folder.resolve("key.pem"));
      }
    },
    HAPROXY("haproxy.cfg", "haproxy", "-db -f proxy.conf") {
      @Override
      String adapted(String file, int listen, Path folder) {
        return replaced(file, "bind :443 ssl", "bind 127.0.0.1:" + listen + " ssl")
            .replace("maxconn 60000", "maxconn 1000")
            .replace("/etc/haproxy/workshops.pem", folder.resolve("both.pem").toString());
      }
    };

    private final String file;
    private final String program;
    private final String arguments;

    Kind(String file, String program, String arguments) {
      this.file = file;
      this.program = program;
      this.arguments = arguments;
    }

    abstract String adapted(String file, int listen, Path folder);

    static String replaced(String text, String there, String here) {
      if (!text.contains(there)) {
        throw new IllegalStateException("no " + there + " in " + text);
      }
      return text.replace(there, here);
    }
  }

  private final Kind kind;
  private final Program program;
  private final Path folder;
  private final int port;
  private final HttpClient client;
  private Process process;

  private FrontProxy(Kind kind, Program program, Path folder, int port) throws Exception {
    this.kind = kind;
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.client = trusting(folder);
    this.process = program.start(folder, kind.arguments.split(" ", -1));
  }

  /**
   * Starts it; the test is skipped where it is absent.
   *
   * @param server the port of the server, which stands for all three
   */
  static FrontProxy start(Kind kind, int server) throws Exception {
    Program program = Program.require("REQUIRE_PROXIES", kind.program);
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "proxy");
    certify(folder);
    int port = FreePorts.next();
    String file = Files.readString(Path.of("deploy", kind.file));
    String adapted = kind.adapted(file, port, folder);
    for (String name : List.of("one", "two", "three")) {
      adapted = Kind.replaced(adapted, name + ":8008", "127.0.0.1:" + server);
    }
    Files.writeString(folder.resolve("proxy.conf"), adapted);
    FrontProxy made = new FrontProxy(kind, program, folder, port);
    made.ready();
    return made;
  }

  /** A key for localhost, with a certificate that it has signed itself. */
  private static void certify(Path folder) throws Exception {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "proxy",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "30",
            "-keystore",
            "keys.p12",
            "-storepass",
            PASSWORD)
        .directory(folder.toFile())
        .start()
        .waitFor();
    KeyStore keys = keys(folder);
    String certificate = pem("CERTIFICATE", keys.getCertificate("proxy").getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey("proxy", PASSWORD.toCharArray()).getEncoded());
    Files.writeString(folder.resolve("certificate.pem"), certificate);
    Files.writeString(folder.resolve("key.pem"), key);
    Files.writeString(folder.resolve("both.pem"), certificate + key);
  }

  private static KeyStore keys(Path folder) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static String pem(String what, byte[] bytes) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, lines.encodeToString(bytes), what);
  }

  private static HttpClient trusting(Path folder) throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setCertificateEntry("proxy", keys(folder).getCertificate("proxy"));
    trust.init(own);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private void ready() {
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(
              () ->
                  client.send(request("/health/live").build(), BodyHandlers.ofString()).statusCode()
                      == 200);
    } catch (RuntimeException | Error notReady) {
      close();
      throw notReady;
    }
  }

  /** One that speaks HTTP/2 and trusts this proxy alone. */
  HttpClient client() {
    return client;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofMinutes(2));
  }

  /** Ends it at once, connections and all, and starts it again. */
  void restart() {
    close();
    try {
      process = program.start(folder, kind.arguments.split(" ", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ready();
  }

  @Override
  public void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroyForcibly(); // first, as it would start others in the place of its workers
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }
}
