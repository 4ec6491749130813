package io.workshopstream.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Screenshot;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.Drip;
import io.workshopstream.testsite.FailsFirst;
import io.workshopstream.testsite.ModelSite;
import io.workshopstream.testsite.RedirectTo;
import io.workshopstream.testsite.Reset;
import io.workshopstream.testsite.Route;
import io.workshopstream.testsite.Slow;
import io.workshopstream.testsite.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The model asked over a socket, by a server that does as it is told. */
class ConsultationTest {

  private static final String KEY = "sk-veryverysecret";
  private static final String PAGE =
      "<title>An evening</title><p>Kiran teaches Pal Pal on the 12th of December 2026, Rs.900</p>";
  private static final String ANSWER =
      ModelAnswerTest.events(ModelAnswerTest.EVENT.replace("Evening with Kiran", "Pal Pal"));

  private final ModelSite model = new ModelSite().says(ANSWER);
  private Duration timeout = Duration.ofSeconds(30);
  private final MemoryTokens account = new MemoryTokens();
  private final List<Long> spent = new ArrayList<>();
  private final List<Advisor> advisors = new ArrayList<>();

  private Consultation consultation(@Nullable URI url, int attempts, int rate, long tokens) {
    ModelSettings settings = new ModelSettings(url, "test", KEY, timeout, attempts, rate, tokens);
    Advisor advisor = new Advisor(settings, account, Clock.systemUTC());
    advisors.add(advisor);
    return advisor.begin(spent::add);
  }

  private Consultation consultation(int attempts) {
    return consultation(model.url(), attempts, 100, 1_000_000);
  }

  @AfterEach
  void close() {
    advisors.forEach(Advisor::close);
    model.close();
  }

  private static Advice ask(Consultation consultation, String html) {
    return ask(consultation, html, null);
  }

  private static Advice ask(Consultation consultation, String html, @Nullable Screenshot shot) {
    URI link = URI.create("https://studio.example/evening");
    Page page = new Page(link, link, Page.Kind.HTML, html, shot);
    PageClaims claims = new Extraction().read(page, Budgets.plenty());
    return consultation.ask(claims, shot);
  }

  private static Advice.Reason reason(Advice advice) {
    if (advice instanceof Advice.Missing missing) {
      return missing.reason();
    }
    throw new AssertionError("there is advice: " + advice);
  }

  @Test
  void a_right_answer_becomes_claims_and_the_question_holds_text_schema_and_key() {
    Advice advice = ask(consultation(1), PAGE);

    assertThat(advice).isInstanceOf(Advice.Given.class);
    assertThat(((Advice.Given) advice).events()).hasSize(1);
    assertThat(model.requests())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.header("Authorization")).isEqualTo("Bearer " + KEY);
              assertThat(asked.body())
                  .contains("Kiran teaches Pal Pal", "\"json_schema\"", "\"test\"")
                  .containsPattern("\"strict\" ?: ?true")
                  .doesNotContain("image_url");
            });
  }

  @Test
  void a_picture_of_the_page_goes_along() {
    ask(consultation(1), PAGE, new Screenshot(new byte[] {1, 2, 3}));

    assertThat(model.requests().get(0).body()).contains("data:image/png;base64,AQID");
  }

  @Test
  void without_a_model_nobody_is_asked() {
    assertThat(reason(ask(consultation(null, 1, 100, 1_000_000), PAGE)))
        .isEqualTo(Advice.Reason.OFF);
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void a_page_without_a_day_is_not_asked_about() {
    assertThat(reason(ask(consultation(1), "<p>We love to dance</p>")))
        .isEqualTo(Advice.Reason.NO_DAY);
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void an_unchanged_page_is_asked_about_once_over_all_runs() {
    Consultation consultation = consultation(1);
    Advice first = ask(consultation, PAGE);

    assertThat(ask(advisors.get(0).begin(spent::add), PAGE)).isEqualTo(first);
    assertThat(model.requests()).hasSize(1);
    assertThat(spent).containsExactly(1000L);

    ask(consultation, PAGE.replace("900", "950"));
    assertThat(model.requests()).hasSize(2);
  }

  @Test
  void a_failure_is_not_remembered() {
    model.at(new FailsFirst(1, new Status(500), (q, a) -> ModelSite.completion(a, ANSWER, "stop")));
    Consultation consultation = consultation(1);

    assertThat(reason(ask(consultation, PAGE))).isEqualTo(Advice.Reason.TROUBLED);
    assertThat(ask(consultation, PAGE)).isInstanceOf(Advice.Given.class);
  }

  private static Bytes json(String body) {
    return new Bytes("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments fault(String name, Route route, Advice.Reason reason) {
    return Arguments.of(Named.of(name, route), reason);
  }

  static Stream<Arguments> faults() {
    Route late = new Slow(30_000, (q, a) -> ModelSite.completion(a, ANSWER, "stop"));
    String cut = ANSWER.substring(0, 60);
    return Stream.of(
        fault("slow", late, Advice.Reason.TIMED_OUT),
        fault("a drip", new Drip(100), Advice.Reason.TIMED_OUT),
        fault("429", new Status(429), Advice.Reason.TROUBLED),
        fault("500", new Status(500), Advice.Reason.TROUBLED),
        fault("401", new Status(401), Advice.Reason.REFUSED),
        fault("404", new Status(404), Advice.Reason.REFUSED),
        fault("a redirect", new RedirectTo("http://10.0.0.1/"), Advice.Reason.REFUSED),
        fault("reset", new Reset(), Advice.Reason.UNREACHABLE),
        fault(
            "truncated",
            (q, a) -> ModelSite.completion(a, cut, "length"),
            Advice.Reason.UNREADABLE),
        fault("no JSON", json("<html>proxy</html>"), Advice.Reason.UNREADABLE),
        fault("empty", json(""), Advice.Reason.UNREADABLE),
        fault("no choices", json("{\"choices\":[]}"), Advice.Reason.UNREADABLE),
        fault(
            "a refusal",
            json(
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,"
                    + "\"refusal\":\"no\"}}]}"),
            Advice.Reason.UNREADABLE),
        fault(
            "prose",
            (q, a) -> ModelSite.completion(a, "There is one workshop: Pal Pal.", "stop"),
            Advice.Reason.UNREADABLE),
        fault("10 MB", json("x".repeat(10_000_000)), Advice.Reason.UNREADABLE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatever_is_wrong_with_an_answer_is_a_reason_in_time(Route route, Advice.Reason reason) {
    timeout = reason == Advice.Reason.TIMED_OUT ? Duration.ofMillis(500) : timeout;
    model.at(route);
    Instant start = Instant.now();

    assertThat(reason(ask(consultation(1), PAGE))).isEqualTo(reason);

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void what_may_pass_is_tried_again_and_no_more_often_than_allowed() {
    model.at(new FailsFirst(1, new Status(429), (q, a) -> ModelSite.completion(a, ANSWER, "stop")));
    assertThat(ask(consultation(2), PAGE)).isInstanceOf(Advice.Given.class);

    model.at(new Status(500));
    assertThat(reason(ask(consultation(2), PAGE))).isEqualTo(Advice.Reason.TROUBLED);
    assertThat(model.requests()).hasSize(4);
  }

  @Test
  void a_wrong_key_is_not_tried_again() {
    model.at(new Status(401));

    ask(consultation(3), PAGE);

    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void when_the_days_tokens_are_used_up_nobody_is_asked() {
    Consultation consultation = consultation(model.url(), 1, 100, 1_500);

    ask(consultation, PAGE);
    ask(consultation, PAGE + "<p>And more</p>");

    assertThat(reason(ask(consultation, PAGE + "<p>And even more</p>")))
        .isEqualTo(Advice.Reason.SPENT);
    assertThat(model.requests()).hasSize(2);
  }

  @Test
  void nobody_is_asked_while_nobody_can_tell_what_the_day_has_cost() {
    account.broken = true;

    assertThat(reason(ask(consultation(3), PAGE))).isEqualTo(Advice.Reason.UNCOUNTED);
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void what_was_not_answered_costs_nothing() {
    model.at(new Status(401));
    ask(consultation(3), PAGE);
    assertThat(account.total()).isZero();

    Consultation stopped = consultation(1);
    stopped.abort();
    ask(stopped, PAGE);
    assertThat(account.total()).isZero();
  }

  @Test
  void more_requests_than_allowed_in_a_minute_are_not_made() {
    Consultation consultation = consultation(model.url(), 1, 1, 1_000_000);

    ask(consultation, PAGE);

    assertThat(reason(ask(consultation, PAGE + "<p>And more</p>"))).isEqualTo(Advice.Reason.BUSY);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void a_run_that_is_stopped_waits_for_no_answer() throws InterruptedException {
    model.at(new Slow(5_000, (q, a) -> ModelSite.completion(a, ANSWER, "stop")));
    Consultation consultation = consultation(3);
    Thread stopping =
        new Thread(
            () -> {
              Awaitility.await().until(() -> !model.requests().isEmpty());
              consultation.abort();
            });
    stopping.start();

    assertThat(reason(ask(consultation, PAGE))).isEqualTo(Advice.Reason.STOPPED);
    stopping.join();
    assertThat(reason(ask(consultation, PAGE))).isEqualTo(Advice.Reason.STOPPED);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void the_thread_that_asks_does_the_work() {
    Set<String> before = threads();

    ask(consultation(1), PAGE);

    assertThat(threads()).isSubsetOf(before);
  }

  /** All but those of the test's own server. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.equals("test-site"))
        .collect(Collectors.toSet());
  }

  @Test
  void the_key_is_in_no_log_line_and_no_reason() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = new Listener(lines);
    Logger root = Logger.getLogger("");
    Logger library = Logger.getLogger("dev.langchain4j");
    Level usual = library.getLevel();
    root.addHandler(handler);
    library.setLevel(Level.ALL);
    try {
      ask(consultation(1), PAGE);
      model.at(json("{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));
      lines.add(ask(consultation(1), PAGE).toString());
      model.at(
          (q, a) ->
              a.send(
                  401, "text/plain", q.header("authorization").getBytes(StandardCharsets.UTF_8)));
      lines.add(ask(consultation(1), PAGE).toString());
      lines.add(settings().toString());
    } finally {
      root.removeHandler(handler);
      library.setLevel(usual);
    }

    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("verysecret"));
  }

  private ModelSettings settings() {
    return new ModelSettings(model.url(), "test", KEY, Duration.ZERO, 1, 1, 1);
  }

  /** Notes every line and every exception with its causes. */
  private static final class Listener extends Handler {

    private final List<String> lines;

    Listener(List<String> lines) {
      this.lines = lines;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(String.valueOf(record.getMessage()) + List.of(parameters(record)));
      for (Throwable one = record.getThrown(); one != null; one = one.getCause()) {
        lines.add(one.toString());
      }
    }

    private static Object[] parameters(LogRecord record) {
      return record.getParameters() == null ? new Object[0] : record.getParameters();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
