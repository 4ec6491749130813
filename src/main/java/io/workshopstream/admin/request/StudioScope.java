package io.workshopstream.admin.request;

import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.run.RunRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Keeps callers who may have to do with some studios only from work on others. */
public final class StudioScope {

  private StudioScope() {}

  /**
   * The work, unless it is on a studio that is none of the caller's.
   *
   * @param may whether the caller may have to do with all of these studios
   * @throws RejectedRequestException when they may not
   */
  public static RunRequest check(RunRequest request, Predicate<Set<String>> may)
      throws RejectedRequestException {
    Set<String> studios = request.key().subjects();
    if (!may.test(studios)) {
      String which =
          studios.size() == 1 ? new TreeSet<>(studios).first() : "all studios: name one of its own";
      throw new RejectedRequestException(
          Problem.OTHER_STUDIO, "The token must be one for " + which);
    }
    return request;
  }
}
