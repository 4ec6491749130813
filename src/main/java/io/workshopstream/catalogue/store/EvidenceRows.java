package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the values of workshops rest on: a row for each, with its quotes as JSON. */
public final class EvidenceRows {

  private static final String UPDATE =
      "update workshop_evidence set page = :page, read_at = :read, quotes = :quotes"
          + " where workshop_uuid = :uuid and read_at <= :read";

  /** Of a workshop that is not stored there is none: its page may have been refused. */
  private static final String INSERT =
      "insert into workshop_evidence (workshop_uuid, page, read_at, quotes)"
          + " select w.uuid, :page, :read, :quotes from workshop w where w.uuid = :uuid"
          + " and not exists (select 1 from workshop_evidence e where e.workshop_uuid = w.uuid)";

  private EvidenceRows() {}

  /** Writes what was read last; of two of one key the first, whose values count. */
  public static void write(Handle handle, List<PageEvidence> evidence) {
    Map<String, PageEvidence> byKey = new LinkedHashMap<>();
    evidence.forEach(one -> byKey.putIfAbsent(one.uuid(), one));
    List<PageEvidence> missed =
        RowBatch.execute(handle, UPDATE, List.copyOf(byKey.values()), EvidenceRows::bind);
    RowBatch.execute(handle, INSERT, missed, EvidenceRows::bind);
  }

  private static void bind(PreparedBatch row, PageEvidence one) {
    row.bind("uuid", one.uuid())
        .bind("page", one.page().toString())
        .bind("read", LocalDateTime.ofInstant(one.readAt(), ZoneOffset.UTC))
        .bind("quotes", PlanJson.write(one));
  }

  /** What a workshop rests on; empty when nobody kept it, as of one that was added by hand. */
  public static Optional<PageEvidence> find(Handle handle, String uuid) {
    return handle
        .createQuery("select quotes from workshop_evidence where workshop_uuid = :uuid")
        .bind("uuid", uuid)
        .mapTo(String.class)
        .findOne()
        .map(json -> PlanJson.read(json, PageEvidence.class).withUuid(uuid));
  }

  /** Forgets what these rest on: their values are no longer those that were read. */
  public static void remove(Handle handle, Collection<Workshop> workshops) {
    RowBatch.execute(
        handle,
        "delete from workshop_evidence where workshop_uuid = :uuid",
        List.copyOf(workshops),
        (row, one) -> row.bind("uuid", one.uuid()));
  }
}
