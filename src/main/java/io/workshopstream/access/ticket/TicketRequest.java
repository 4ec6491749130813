package io.workshopstream.access.ticket;

import io.workshopstream.access.identity.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for the stream of a run with a ticket in its query. The query is read by hand: asking
 * the container for parameters would read the body, too.
 */
public record TicketRequest(Secret secret, String run) {

  private static final String PARAMETER = "ticket=";
  private static final Pattern STREAM =
      Pattern.compile("(?:/api/runs/([a-z0-9]{1,32})/events|/ws/runs/([a-z0-9]{1,32}))");

  /**
   * The ticket that a request shows; empty when it shows none. A preflight of the request that it
   * is for has it, too, and is not to use it up.
   *
   * @param path where it leads
   */
  public static Optional<TicketRequest> in(HttpServletRequest request, String path) {
    String query = request.getQueryString();
    Matcher stream = STREAM.matcher(path);
    if (query == null || !request.getMethod().equals("GET") || !stream.matches()) {
      return Optional.empty();
    }
    String run = stream.group(1) == null ? stream.group(2) : stream.group(1);
    return Arrays.stream(query.split("&", -1))
        .filter(part -> part.startsWith(PARAMETER))
        .flatMap(part -> secret(part).stream())
        .findFirst()
        .map(secret -> new TicketRequest(secret, run));
  }

  private static Optional<Secret> secret(String part) {
    return Secret.parse(Secret.Kind.TICKET, part.substring(PARAMETER.length()));
  }
}
