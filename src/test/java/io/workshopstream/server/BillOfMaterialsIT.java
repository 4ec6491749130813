package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the built WAR says of its own contents. */
class BillOfMaterialsIT {

  private static ZipFile war() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      Path war = built.filter(file -> file.toString().endsWith(".war")).findFirst().orElseThrow();
      return new ZipFile(war.toFile());
    }
  }

  private static String text(ZipFile war, String name) throws IOException {
    ZipEntry entry = war.getEntry("META-INF/sbom/" + name);
    assertThat(entry).as(name).isNotNull();
    return new String(war.getInputStream(entry).readAllBytes(), UTF_8);
  }

  @Test
  void each_library_in_it_stands_in_the_bill_with_its_version_and_a_licence() throws IOException {
    boolean online = Files.exists(Path.of("target/materials/bom.json"));
    if (System.getenv("REQUIRE_BILL") == null) {
      assumeTrue(online, "Maven works offline and so makes no bill of materials: skipped");
    }
    try (ZipFile war = war()) {
      JsonNode bill = new ObjectMapper().readTree(text(war, "bom.json"));

      List<String> libraries = libraries(war);
      assertThat(libraries).hasSizeGreaterThan(10);
      assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(components(bill))
          .allSatisfy(component -> assertThat(component.get("licenses")).isNotEmpty())
          .extracting(part -> part.get("name").asText() + "-" + part.get("version").asText())
          .containsAll(libraries);
    }
  }

  /** As name and version, which is how Maven calls their files. */
  private static List<String> libraries(ZipFile war) {
    return war.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
        .map(name -> name.substring("WEB-INF/lib/".length(), name.length() - 4))
        .toList();
  }

  private static List<JsonNode> components(JsonNode bill) {
    return StreamSupport.stream(bill.get("components").spliterator(), false).toList();
  }

  @Test
  void the_list_of_licences_names_each_library() throws IOException {
    try (ZipFile war = war()) {
      // each line: (licence) name (group:artifact:version - address)
      String artifacts = text(war, "THIRD-PARTY.txt").replaceAll(":([0-9][^ :]*) - ", "-$1 - ");
      assertThat(artifacts)
          .contains(libraries(war).stream().map(jar -> ":" + jar + " - ").toList());
      assertThat(artifacts).contains("Swagger UI");
    }
  }
}
