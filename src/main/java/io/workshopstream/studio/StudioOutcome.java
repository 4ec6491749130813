package io.workshopstream.studio;

import io.workshopstream.studio.field.FieldProblem;
import java.util.List;

/** What came of an edit. */
public sealed interface StudioOutcome {

  /** It is done; the studio as it is now. */
  record Written(StudioEntry entry) implements StudioOutcome {}

  /** The studio is there no more. */
  record Removed() implements StudioOutcome {}

  /** No studio has the id. */
  record Unknown() implements StudioOutcome {}

  /** Somebody else has changed it since; how it is now. */
  record Stale(StudioEntry entry) implements StudioOutcome {}

  /** Another studio has the id. */
  record Taken() implements StudioOutcome {}

  /** The id has the same environment variables as that of a configured studio, such as its key. */
  record Alike(StudioId configured) implements StudioOutcome {}

  /** There are as many as there may be. */
  record Full(int most) implements StudioOutcome {}

  /** Something depends on it. */
  record InUse(String why) implements StudioOutcome {}

  /** Values cannot work; there is one at least. */
  record Invalid(List<FieldProblem> problems) implements StudioOutcome {}
}
