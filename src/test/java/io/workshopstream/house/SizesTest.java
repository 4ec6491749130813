package io.workshopstream.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Nothing in the house is larger than one can see at once. */
class SizesTest {

  /** Records of the wire, of tables and of settings: their components are given from outside. */
  private static final Set<String> GIVEN =
      Set.of(
          "ArtistSession",
          "AuditEntry",
          "LoggedDelivery",
          "BrowserLimits",
          "CrawlLimits",
          "ImportProblem",
          "Item",
          "LinkedEvent",
          "Links",
          "ListedItem",
          "MissingSession",
          "ModelSettings",
          "NodeView",
          "PageClaims",
          "PlanHead",
          "PreviewRequest",
          "ProposalView",
          "RecordedEvent",
          "RefreshPlan",
          "RuleView",
          "RunHeader",
          "RunLimits",
          "RunStatus",
          "RunView",
          "State",
          "StreamLimits",
          "SubscriptionView",
          "Studio",
          "StudioDetail",
          "Suggestion",
          "TokenView",
          "Values",
          "Workshop",
          "WorkshopDetail",
          "WorkshopItem");

  private static List<String> tooLarge(String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Some.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    return Sizes.of(List.of(file), Set.of("Wide"));
  }

  @Test
  void no_file_no_method_and_no_list_of_parameters_is_too_long() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"));
        StandardJavaFileManager files =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      List<Path> sources = all.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).hasSizeGreaterThan(300);
      assertThat(Sizes.of(files.getJavaFileObjectsFromPaths(sources), GIVEN)).isEmpty();
    }
  }

  @Test
  void a_file_that_is_too_long_is_found() throws IOException {
    assertThat(tooLarge("class Some {" + "\n".repeat(Sizes.LONGEST_FILE) + "}")).hasSize(1);
    assertThat(tooLarge("class Some {" + "\n".repeat(Sizes.LONGEST_FILE - 1) + "}")).isEmpty();
  }

  @Test
  void a_method_that_is_too_long_is_found() throws IOException {
    assertThat(tooLarge("class Some { void a() {" + "\n".repeat(Sizes.LONGEST_METHOD) + "} }"))
        .hasSize(1);
  }

  @Test
  void too_many_parameters_are_found_in_methods_constructors_and_records() throws IOException {
    String seven = "(int a, int b, int c, int d, int e, int f, int g)";

    assertThat(tooLarge("class Some { void a" + seven + " {} Some" + seven + " {} }")).hasSize(2);
    assertThat(tooLarge("record Some" + seven + " {} record Wide" + seven + " {}")).hasSize(1);
    assertThat(tooLarge("record Wide" + seven + " { Wide {} Wide(int only) {} }")).isEmpty();
  }

  @Test
  void what_a_library_demands_is_no_choice_of_ours() throws IOException {
    String seven = "(int a, int b, int c, int d, int e, int f, int g)";

    assertThat(tooLarge("class Some { @Override public void a" + seven + " {} }")).isEmpty();
  }
}
