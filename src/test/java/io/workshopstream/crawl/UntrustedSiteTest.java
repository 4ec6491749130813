package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Rendering;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntrustedSiteTest {

  private static final String PASSWORD = "for-this-test";

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_accepted(@TempDir Path folder)
      throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
    server.start();
    try (Expedition expedition = new Expedition()) {
      URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
      Fetch.Failed failed =
          Expedition.failed(expedition.crawler.fetch(address, Rendering.AUTO, address));
      assertThat(failed.reason()).isEqualTo(Fetch.Reason.UNREACHABLE);
      assertThat(failed.detail()).isEqualTo("no trusted TLS connection");
      assertThat(failed.attempts()).isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext selfSigned(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "site",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
