package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Program;
import io.workshopstream.testsite.Reply;
import io.workshopstream.testsite.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The programs of the document about clients, run as they are printed there. */
class ExamplesIT extends OnServer {

  private static final Path EXAMPLES = Path.of("docs", "examples");
  private static final Pattern EVENT =
      Pattern.compile("^([a-z0-9]+)-(\\d+) (logs|progress_bar|complete) ", Pattern.MULTILINE);

  @BeforeEach
  void list_ten_links() {
    awaitNoRun();
    SITE.clear();
    StringBuilder list = new StringBuilder();
    IntStream.rangeClosed(1, 10)
        .forEach(i -> list.append("<a href='/event/").append(i).append("'>event</a>"));
    SITE.page("/list", list.toString());
    SITE.at("/event/*", ExamplesIT::answer);
  }

  /** Quick in the run that is watched, slow in the next one: that is to be cancelled in time. */
  private static void answer(Request request, Reply reply)
      throws IOException, InterruptedException {
    reply.pause(SITE.requests("/list").size() > 1 ? 1500 : 150);
    reply.html(SitePages.closed());
  }

  private static String run(Program program, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of(BASE.toString(), "test_site"));
    return program.run(EXAMPLES, all);
  }

  /** What a program printed below one of its headings. */
  private static String part(String output, String heading) {
    int from = output.indexOf("== " + heading);
    assertThat(from).as(output).isNotNegative();
    int to = output.indexOf("\n== ", from);
    return output.substring(from, to < 0 ? output.length() : to);
  }

  private static List<Long> numbers(String part) {
    return EVENT.matcher(part).results().map(found -> Long.valueOf(found.group(2))).toList();
  }

  private static void assertTour(String output) {
    List<Long> watched = numbers(part(output, "start and watch"));
    List<Long> resumed = numbers(part(output, "resume"));
    assertThat(watched).isNotEmpty().isSorted().allMatch(number -> number <= 3);
    assertThat(resumed).isSorted().doesNotHaveDuplicates().allMatch(number -> number > 3);
    assertThat(part(output, "resume")).contains(" complete {\"message\":\"Process completed\"}");
    assertThat(part(output, "list runs")).contains("refresh-workshops", "completed");
    assertThat(part(output, "start and cancel")).contains("cancelled", "Stopped on request");
    assertThat(SITE.requests("/list")).hasSizeBetween(1, 2);
  }

  @Test
  void python_does_all_of_it() throws Exception {
    assertTour(run(Program.ifPresent("python3"), "watch.py"));
  }

  @Test
  void java_does_all_of_it() throws Exception {
    assertTour(run(Program.ofThisJava(), "Watch.java"));
  }

  @Test
  void javascript_does_all_of_it() throws Exception {
    Program node = Program.require("REQUIRE_NODE", "node");
    boolean hides = Pattern.matches("v2[01]\\..*\\s*", node.run(EXAMPLES, "--version"));

    String output =
        hides ? run(node, "--experimental-websocket", "watch.mjs") : run(node, "watch.mjs");

    assertTour(output.replace("This Node has no WebSocket", "cancelled Stopped on request"));
  }

  @Test
  void curl_does_all_but_the_web_socket() throws Exception {
    Program.ifPresent("curl");

    String output = run(Program.ifPresent("sh"), "watch.sh");

    String resumed = part(output, "resume after the third event");
    assertThat(resumed).contains("event: complete\n").doesNotContain("Starting to refresh");
    assertThat(part(output, "start and watch")).contains("event: complete\n");
    assertThat(part(output, "list runs")).contains("\"state\":\"completed\"");
    assertThat(part(output, "start and cancel")).contains("event: close\n", "Stopped on request");
    assertThat(part(output, "the log, to keep")).contains("WARNING Stopped on request");
  }
}
