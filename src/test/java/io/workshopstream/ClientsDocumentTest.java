package io.workshopstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The programs printed in the document about clients are the files that tests run. */
class ClientsDocumentTest {

  private static final Path DOCS = Path.of("docs");
  private static final Pattern PRINTED =
      Pattern.compile("<!-- (examples/\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

  private static List<MatchResult> printed() throws IOException {
    return PRINTED.matcher(Files.readString(DOCS.resolve("clients.md"))).results().toList();
  }

  @Test
  void every_program_is_printed_as_its_file_has_it() throws IOException {
    for (MatchResult program : printed()) {
      assertThat(program.group(2))
          .as(program.group(1))
          .isEqualTo(Files.readString(DOCS.resolve(program.group(1))));
    }
  }

  @Test
  void every_file_is_printed() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("examples"))) {
      assertThat(printed().stream().map(program -> program.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> "examples/" + file.getFileName()).toList());
    }
  }
}
