package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specification's and the README's curl, run by a shell as printed, but for the port. */
class CurlIT extends OnServer {

  private static final String SPECIFIED =
      """
      curl -N -H "Accept: text/event-stream" \\
           -H "Cache-Control: no-cache" \\
           -X POST \\
           -d '{"studio_id":"dance_n_addiction"}' \\
           http://localhost:8008/api/streaming/refresh-workshops
      """;

  private static String run(String command) throws IOException, InterruptedException {
    boolean there =
        Stream.of(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "curl")));
    assumeTrue(there, "no curl on the PATH: the specification's curl example was not tried");
    String here = command.replace("localhost:8008", "localhost:" + PORT);
    Process process =
        new ProcessBuilder(List.of("sh", "-c", here))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  @Test
  void the_specification_s_curl_streams_a_refresh() throws Exception {
    assertThat(run(SPECIFIED))
        .startsWith("retry: ")
        .contains("event: logs\ndata: {\"type\":\"logs\",\"timestamp\":\"")
        .contains("event: progress_bar\ndata: {\"type\":\"progress_bar\",\"timestamp\":\"")
        .contains("event: complete\ndata: {\"message\":\"Process completed\"}\n\n");
  }

  @Test
  void the_readme_s_curl_streams_a_refresh() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String command =
        readme
            .lines()
            .filter(line -> line.startsWith("curl -N "))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no curl in the README"));

    assertThat(run(command)).contains("event: complete\n");
  }
}
