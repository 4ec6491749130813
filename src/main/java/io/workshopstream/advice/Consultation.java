package io.workshopstream.advice;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.workshopstream.advice.Advice.Missing;
import io.workshopstream.advice.Advice.Reason;
import io.workshopstream.crawl.page.Screenshot;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.PageClaims;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/** What one run asks of the model. For one thread, except {@link #abort}. */
public final class Consultation {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_ANSWER = 6_000;

  private final ModelSettings settings;
  private final Budget budget;
  private final KnownAnswers known;
  private final LongConsumer spending;
  private final ModelHttp http;
  private final CountDownLatch aborted = new CountDownLatch(1);

  Consultation(
      ModelSettings settings,
      Clock clock,
      Budget budget,
      KnownAnswers known,
      CloseableHttpClient client,
      LongConsumer spending) {
    this.settings = settings;
    this.budget = budget;
    this.known = known;
    this.spending = spending;
    http = new ModelHttp(client, clock, settings.timeout());
  }

  /**
   * What the model says about a page, as far as the page's words bear it out. Blocks, for the
   * model's time-out at each attempt.
   *
   * @param picture what the page looks like; null when no browser was asked
   */
  public Advice ask(PageClaims claims, @Nullable Screenshot picture) {
    URI url = settings.url();
    if (url == null) {
      return new Missing(Reason.OFF);
    }
    Grounding grounding = new Grounding(claims.text());
    if (!grounding.namesADay()) {
      return new Missing(Reason.NO_DAY);
    }
    Question question = new Question(claims.title(), claims.text(), Optional.ofNullable(picture));
    Optional<Advice.Given> before = known.of(question);
    return before.isPresent() ? before.get() : ask(url, question, grounding);
  }

  private Advice ask(URI url, Question question, Grounding grounding) {
    try {
      Advice advice = attempt(url, question, grounding);
      for (int attempt = 1; attempt < settings.attempts() && isPassing(advice); attempt++) {
        if (aborted.await(PAUSE.toMillis() << (attempt - 1), TimeUnit.MILLISECONDS)) {
          return new Missing(Reason.STOPPED);
        }
        advice = attempt(url, question, grounding);
      }
      if (advice instanceof Advice.Given given) {
        known.put(question, given);
      }
      return advice;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Missing(Reason.STOPPED);
    }
  }

  private static boolean isPassing(Advice advice) {
    return advice instanceof Missing missing && missing.reason().isPassing();
  }

  private Advice attempt(URI url, Question question, Grounding grounding)
      throws InterruptedException {
    Budget.Reservation reserved = budget.reserve(question.tokens());
    return switch (reserved.answer()) {
      case SPENT -> new Missing(Reason.SPENT);
      case UNKNOWN -> new Missing(Reason.UNCOUNTED);
      case GRANTED -> attempt(url, question, grounding, reserved);
    };
  }

  private Advice attempt(
      URI url, Question question, Grounding grounding, Budget.Reservation reserved)
      throws InterruptedException {
    long spent = 0;
    try {
      Optional<Missing> hindrance = awaitTurn();
      if (hindrance.isPresent()) {
        return hindrance.get();
      }
      spent = reserved.tokens(); // what counts unless an answer says something else
      Sent sent = send(url, question, grounding);
      spent = sent.tokens();
      return sent.advice();
    } finally {
      budget.settle(reserved, spent);
      spending.accept(spent);
    }
  }

  /** Waits until one more may be asked in this minute; what hinders it, if something does. */
  private Optional<Missing> awaitTurn() throws InterruptedException {
    Duration wait = budget.enter();
    while (!wait.isZero()) {
      if (wait.compareTo(settings.timeout()) > 0) {
        return Optional.of(new Missing(Reason.BUSY));
      }
      if (aborted.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
        return Optional.of(new Missing(Reason.STOPPED));
      }
      wait = budget.enter();
    }
    return aborted.getCount() == 0 ? Optional.of(new Missing(Reason.STOPPED)) : Optional.empty();
  }

  /** What came of a request, and what it cost. */
  private record Sent(Advice advice, long tokens) {}

  private Sent send(URI url, Question question, Grounding grounding) {
    try {
      ChatResponse response = model(url).chat(question.request());
      String words = response.aiMessage().text();
      Advice advice =
          ModelAnswer.read(words == null ? "" : words)
              .<Advice>map(suggestions -> given(suggestions, grounding))
              .orElseGet(() -> new Missing(Reason.UNREADABLE));
      return new Sent(advice, tokens(response, question));
    } catch (RuntimeException wrapped) {
      // the library throws its own and others for whatever is wrong with an answer
      Missing failure = http.failure().orElseGet(() -> new Missing(Reason.UNREADABLE));
      boolean answered =
          failure.reason() == Reason.UNREADABLE || failure.reason() == Reason.TIMED_OUT;
      return new Sent(
          aborted.getCount() == 0 ? new Missing(Reason.STOPPED) : failure,
          answered ? question.tokens() : 0);
    }
  }

  private ChatModel model(URI url) {
    return OpenAiChatModel.builder()
        .baseUrl(url.toString())
        .apiKey(settings.key())
        .modelName(settings.name())
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .strictJsonSchema(true)
        .maxCompletionTokens(LONGEST_ANSWER)
        .maxRetries(0)
        .httpClientBuilder(new ModelHttp.Builder(http, settings.timeout()))
        .build();
  }

  private static long tokens(ChatResponse response, Question question) {
    TokenUsage usage = response.tokenUsage();
    Integer total = usage == null ? null : usage.totalTokenCount();
    return total == null ? question.tokens() : total;
  }

  private static Advice.Given given(List<Suggestion> suggestions, Grounding grounding) {
    List<EventClaim> events =
        suggestions.stream().map(grounding::of).flatMap(Optional::stream).toList();
    return new Advice.Given(events, suggestions.size());
  }

  /** Ends what is asked now and answers {@link Reason#STOPPED} from then on. */
  public void abort() {
    aborted.countDown();
    http.abort();
  }
}
