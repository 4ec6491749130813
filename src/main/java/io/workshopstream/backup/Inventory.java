package io.workshopstream.backup;

import java.util.List;
import java.util.Map;

/**
 * Which tables are backed up, and why the others are not. Each table of the migrations is in one of
 * the two, and a test sees to it.
 */
public final class Inventory {

  private static final String RUNS =
      "what happened in runs is kept for a time only, and belongs to the servers that did them";
  private static final String CREDENTIALS =
      "who may come in is decided anew, so that a copy of the file opens nothing";
  private static final String AT_WORK = "what servers that run agree on; another one begins anew";

  /** The tables in an order in which each refers to earlier ones only. */
  public static final List<KeptTable> KEPT =
      List.of(
          KeptTable.of("artist", "artist_id"),
          KeptTable.of("artist_alias", "artist_id", "alias"),
          KeptTable.of("workshop", "uuid"),
          KeptTable.of("workshop_slot", "workshop_uuid", "position"),
          KeptTable.of("workshop_artist", "workshop_uuid", "position"),
          KeptTable.of("workshop_override", "workshop_uuid", "field"),
          KeptTable.ofLongRows("workshop_evidence", "workshop_uuid"),
          KeptTable.ofLongRows("workshop_review", "uuid"),
          KeptTable.ofLongRows("catalogue_plan", "number"),
          KeptTable.of("choreography_link", "url"),
          KeptTable.of("learned_rule", "number"),
          KeptTable.of("artist_spelling", "artist_id", "folded"),
          KeptTable.of("listing", "meeting"),
          KeptTable.of("listing_artist", "artist_id", "starts_at", "meeting"),
          KeptTable.of("listing_word", "word", "meeting"),
          KeptTable.of("listing_vocabulary", "word"),
          KeptTable.filledAtStart("studio", "id"));

  /** The other tables, each with the reason. */
  public static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("run", RUNS),
          Map.entry("run_event", RUNS),
          Map.entry("run_item", RUNS),
          Map.entry("run_held", RUNS),
          Map.entry("run_idempotency_key", RUNS),
          Map.entry("page_cache", "is read from the sites again"),
          Map.entry("run_active", AT_WORK),
          Map.entry("run_subject", AT_WORK),
          Map.entry("run_watch", AT_WORK),
          Map.entry("node", AT_WORK),
          Map.entry("host_turn", AT_WORK),
          Map.entry("rate_bucket", AT_WORK),
          Map.entry("model_use", AT_WORK),
          Map.entry("studio_schedule", "is made of the studios again"),
          Map.entry(
              "studio_version", "counts the writes of one database; a restore is one of them"),
          Map.entry(
              "catalogue_version", "marks a state of one database; a restore draws another mark"),
          Map.entry("notice_subscription", CREDENTIALS),
          Map.entry("notice_event", RUNS),
          Map.entry("notice_delivery", RUNS),
          Map.entry("api_token", CREDENTIALS),
          Map.entry("login_session", CREDENTIALS),
          Map.entry("stream_ticket", CREDENTIALS),
          Map.entry(
              "audit_entry",
              "says who did what on this server; GET /api/audit hands it out as a file"));

  private Inventory() {}
}
