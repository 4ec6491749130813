package io.workshopstream.api.run;

import io.workshopstream.admin.Jobs;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.store.RunFilter;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the address of a request for the list of runs says. */
public class RunQuery {

  private static final int MOST = 200;

  @QueryParam("studio_id")
  private @Nullable String studio;

  @QueryParam("state")
  private @Nullable String state;

  @QueryParam("parent")
  private @Nullable String parent;

  @QueryParam("kind")
  private @Nullable String kind;

  @QueryParam("since")
  private @Nullable String since;

  @QueryParam("until")
  private @Nullable String until;

  @QueryParam("before")
  private @Nullable String before;

  @QueryParam("limit")
  @DefaultValue("50")
  private int limit;

  RunFilter filter() {
    return new RunFilter(
        studio,
        state(),
        run("parent", parent),
        kind(),
        TimeParameter.read("since", since),
        TimeParameter.read("until", until));
  }

  @Nullable RunId before() {
    return run("before", before);
  }

  int atMost() {
    return Math.max(1, Math.min(MOST, limit));
  }

  /** The address of the next page; ids, words and times have forms that need no escaping. */
  String after(String last) {
    RunFilter wanted = filter();
    RunState in = wanted.state();
    return ("/api/runs?before=" + last + "&limit=" + atMost())
        + part("studio_id", wanted.subject())
        + part("state", in == null ? null : in.word())
        + part("parent", wanted.parent())
        + part("kind", wanted.kind())
        + part("since", wanted.since())
        + part("until", wanted.until());
  }

  private static String part(String name, @Nullable Object value) {
    return value == null ? "" : "&" + name + "=" + value;
  }

  private @Nullable String kind() {
    if (kind == null || kind.isBlank()) {
      return null;
    }
    if (!Jobs.KINDS.contains(kind)) {
      throw new BadRequestException("kind must be one of " + Jobs.KINDS);
    }
    return kind;
  }

  private @Nullable RunState state() {
    String word = state;
    if (word == null || word.isBlank()) {
      return null;
    }
    return Arrays.stream(RunState.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "state must be one of "
                        + Arrays.stream(RunState.values()).map(RunState::word).toList()));
  }

  private static @Nullable RunId run(String parameter, @Nullable String words) {
    return words == null
        ? null
        : RunId.parse(words)
            .orElseThrow(() -> new BadRequestException(parameter + " must be the id of a run"));
  }
}
