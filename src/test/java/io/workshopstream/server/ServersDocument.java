package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recipe for several servers behind nginx, as the document about operations prints it. */
final class ServersDocument {

  private static final Pattern RECIPE =
      Pattern.compile(
          "### Three servers behind nginx\n.*?```properties\n(.*?)```.*?```nginx\n(.*?)```",
          Pattern.DOTALL);

  private ServersDocument() {}

  private static Matcher recipe() {
    try {
      Matcher recipe = RECIPE.matcher(Files.readString(Path.of("docs/operations.md")));
      assertThat(recipe.find()).as("the document has the recipe").isTrue();
      return recipe;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of each server, one a line, with the database of a test. */
  static List<String> settings(String databaseUrl, String user) {
    String settings = recipe().group(1);
    settings = replace(settings, "jdbc:postgresql://db.internal/workshops", databaseUrl);
    settings =
        replace(settings, "access.trusted-proxies=10.0.0.10", "access.trusted-proxies=127.0.0.1");
    settings = replace(settings, "database.user=workshops", "database.user=" + user);
    return settings.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
  }

  /**
   * The configuration of nginx, with the ports of a test.
   *
   * @param listen where nginx listens, without TLS
   * @param servers the ports of three servers, some of which may be closed
   */
  static String nginx(int listen, List<Integer> servers, Path passwords) {
    String nginx = recipe().group(2);
    nginx = replace(nginx, "listen 443 ssl;", "listen 127.0.0.1:" + listen + ";");
    nginx = replace(nginx, "ssl_certificate /etc/nginx/workshops.pem;", "");
    nginx = replace(nginx, "ssl_certificate_key /etc/nginx/workshops.key;", "");
    nginx = replace(nginx, "/etc/nginx/workshops.htpasswd", passwords.toString());
    for (int i = 0; i < servers.size(); i++) {
      nginx = replace(nginx, "10.0.0.1" + (i + 1) + ":8008", "127.0.0.1:" + servers.get(i));
    }
    return nginx;
  }

  private static String replace(String text, String there, String here) {
    assertThat(text).containsOnlyOnce(there);
    return text.replace(there, here);
  }
}
