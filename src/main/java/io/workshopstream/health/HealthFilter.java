package io.workshopstream.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.database.DatabaseProbe;
import io.workshopstream.database.DiskSpace;
import io.workshopstream.run.RunNode;
import io.workshopstream.run.Runs;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers {@code /health} and what is below it on a server without MicroProfile Health, in the same
 * form.
 */
public class HealthFilter implements Filter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private Instance<MicroProfileHealth> ofServer;
  @Inject private Serving serving;
  @Inject private Pulses pulses;
  @Inject private DatabaseProbe database;
  @Inject private RunNode node;
  @Inject private Runs runs;
  @Inject private DiskSpace disk;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    List<Check> asked = ofServer.isUnsatisfied() ? asked(http) : List.of();
    if (asked.isEmpty() || !READING.contains(http.getMethod())) {
      chain.doFilter(request, response);
    } else {
      answer(asked, (HttpServletResponse) response);
    }
  }

  private List<Check> asked(HttpServletRequest request) {
    List<Check> started = List.of(HealthChecks.started(serving));
    List<Check> live = List.of(HealthChecks.clockwork(pulses));
    return switch (request.getRequestURI().substring(request.getContextPath().length())) {
      case "/health/started" -> started;
      case "/health/live" -> live;
      case "/health/ready" -> ready();
      case "/health" -> Stream.of(started, live, ready()).flatMap(List::stream).toList();
      default -> List.of();
    };
  }

  private List<Check> ready() {
    return List.of(
        HealthChecks.serving(serving),
        HealthChecks.database(database),
        HealthChecks.tail(node),
        HealthChecks.journal(runs),
        HealthChecks.executor(pulses),
        HealthChecks.disk(disk));
  }

  private static void answer(List<Check> asked, HttpServletResponse response) throws IOException {
    List<Check.Answer> answers = asked.stream().map(Check::answer).toList();
    byte[] body = body(answers);
    response.setStatus(
        areUp(answers) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean areUp(List<Check.Answer> answers) {
    return answers.stream().allMatch(Check.Answer::isUp);
  }

  /** In the form of MicroProfile Health 4.0, section "Protocol and Wireformat". */
  static byte[] body(List<Check.Answer> answers) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("status", word(areUp(answers)));
    whole.put("checks", answers.stream().map(HealthFilter::shown).toList());
    return JSON.writeValueAsBytes(whole);
  }

  private static Map<String, Object> shown(Check.Answer answer) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", answer.name());
    shown.put("status", word(answer.isUp()));
    if (!answer.data().isEmpty()) {
      shown.put("data", answer.data());
    }
    return shown;
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
