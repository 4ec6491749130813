package io.workshopstream.run.lease;

import io.workshopstream.run.event.RunHeader;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The rows that keep two runs from working on one subject, and that know who was served last. */
public final class Subjects {

  private Subjects() {}

  /**
   * Takes the subject of a run; a parent leaves its own to its children, also those that it took
   * under an older version of this program.
   *
   * @throws TakenException when another run has it
   */
  static void take(Handle handle, RunHeader header) {
    if (header.key().isParent()) {
      free(handle, header.id().value());
      return;
    }
    String subject = header.key().subjects().iterator().next();
    if (!update(handle, subject, header) && !insert(handle, subject, header)) {
      throw new TakenException();
    }
  }

  private static boolean update(Handle handle, String subject, RunHeader header) {
    return handle
            .createUpdate(
                "update run_subject set run_id = :run, served_at = current_timestamp"
                    + " where subject = :subject and (run_id is null or run_id = :run)")
            .bind("run", header.id().value())
            .bind("subject", subject)
            .execute()
        == 1;
  }

  private static boolean insert(Handle handle, String subject, RunHeader header) {
    return handle
            .createUpdate(
                "insert into run_subject (subject, run_id, served_at)"
                    + " select :subject, cast(:run as varchar(32)), current_timestamp"
                    + " where not exists (select 1 from run_subject where subject = :subject)")
            .bind("run", header.id().value())
            .bind("subject", subject)
            .execute()
        == 1;
  }

  /** What is known of some subjects; those that nobody ever worked on are left out. */
  static Map<String, SubjectStanding> of(Handle handle, Collection<String> subjects) {
    Map<String, SubjectStanding> standings = new HashMap<>();
    if (!subjects.isEmpty()) {
      handle
          .createQuery(
              "select subject, run_id, served_at from run_subject where subject in (<subjects>)")
          .bindList("subjects", subjects)
          .map(
              (row, context) ->
                  Map.entry(
                      row.getString("subject"),
                      new SubjectStanding(
                          row.getString("run_id"),
                          row.getObject("served_at", OffsetDateTime.class))))
          .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
    }
    return standings;
  }

  /** Gives the subjects of a run back. */
  public static void free(Handle handle, String run) {
    handle.execute("update run_subject set run_id = null where run_id = ?", run);
  }
}
