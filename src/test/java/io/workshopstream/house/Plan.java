package io.workshopstream.house;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The house as planned: which room may know which, and which guest library is received where. */
final class Plan {

  /**
   * Room → the rooms that it knows. The root is no room: it knows all of them and is known by none.
   */
  static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          entry("metric", Set.of()),
          entry("trace", Set.of()),
          entry("run", Set.of("metric", "trace")),
          entry("budget", Set.of()),
          entry("crawl", Set.of()),
          entry("studio", Set.of()),
          entry("grammar", Set.of()),
          entry("backup", Set.of()),
          entry("sample", Set.of()),
          entry("access", Set.of("trace")),
          entry("extraction", Set.of("budget", "crawl", "grammar")),
          entry("advice", Set.of("crawl", "extraction", "grammar")),
          entry("catalogue", Set.of("studio")),
          entry("teaching", Set.of("extraction", "studio")),
          entry("quota", Set.of("run", "crawl", "advice")),
          entry("normalisation", Set.of("budget", "extraction", "catalogue", "grammar", "studio")),
          entry("notice", Set.of("metric", "run", "crawl")),
          entry(
              "admin",
              Set.of(
                  "notice",
                  "metric",
                  "trace",
                  "run",
                  "budget",
                  "crawl",
                  "studio",
                  "extraction",
                  "advice",
                  "catalogue",
                  "normalisation",
                  "teaching")),
          entry("stream", Set.of("metric", "access", "admin", "run")),
          entry(
              "api",
              Set.of(
                  "access",
                  "admin",
                  "notice",
                  "run",
                  "crawl",
                  "studio",
                  "catalogue",
                  "backup",
                  "teaching")));

  /**
   * Room → its inner rooms → the inner rooms that each of them knows. What stands in the room
   * itself is its door: it knows all of them, and none of them knows it. {@code ""} is the root,
   * whose inner rooms know all rooms, as the root does.
   */
  static final Map<String, Map<String, Set<String>>> INNER_ROOMS =
      Map.ofEntries(
          entry(
              "",
              Map.of(
                  "platform", Set.of(),
                  "database", Set.of("platform"),
                  "config", Set.of("database", "log", "platform"),
                  "log", Set.of(),
                  "monitoring", Set.of(),
                  "health", Set.of("database"),
                  "lifecycle",
                      Set.of("config", "database", "health", "log", "monitoring", "platform"))),
          entry(
              "run",
              Map.of(
                  "event", Set.of(),
                  "database", Set.of("event"),
                  "lease", Set.of("database", "event"),
                  "store", Set.of("database", "event", "lease"),
                  "log", Set.of("database", "event", "store"),
                  "meter", Set.of("event"),
                  "job", Set.of("database", "event", "lease", "log", "meter", "store"),
                  "follow", Set.of("database", "event", "job", "lease", "log", "store"))),
          entry(
              "access",
              Map.ofEntries(
                  entry("problem", Set.of()),
                  entry("local", Set.of()),
                  entry("body", Set.of("problem")),
                  entry("forwarded", Set.of()),
                  entry("rate", Set.of()),
                  entry("identity", Set.of()),
                  entry("jwks", Set.of()),
                  entry("jwt", Set.of("identity", "jwks")),
                  entry("login", Set.of("identity", "jwks", "jwt")),
                  entry("audit", Set.of("identity")),
                  entry("session", Set.of("identity")),
                  entry("ticket", Set.of("identity")),
                  entry("route", Set.of("identity", "rate")))),
          entry("studio", Map.of("field", Set.of(), "store", Set.of("field"))),
          entry(
              "crawl",
              Map.of(
                  "address", Set.of(),
                  "page", Set.of("address"),
                  "fetch", Set.of("address", "page"),
                  "read", Set.of("address", "fetch", "page"),
                  "browser", Set.of("address", "fetch", "page"))),
          entry(
              "grammar",
              Map.of(
                  "text", Set.of(),
                  "label", Set.of("text"),
                  "clock", Set.of("text"),
                  "date", Set.of("clock", "text"),
                  "time", Set.of("clock", "date", "text"),
                  "price", Set.of("date", "text"),
                  "name", Set.of("date", "label", "price", "text", "time"))),
          entry(
              "extraction",
              Map.ofEntries(
                  entry("grid", Set.of()),
                  entry("outline", Set.of("grid")),
                  entry("json", Set.of()),
                  entry("claim", Set.of()),
                  entry("lesson", Set.of("claim")),
                  entry("reading", Set.of("claim", "json", "outline")),
                  entry("structured", Set.of("claim", "json", "outline", "reading")),
                  entry("data", Set.of("claim", "json", "outline", "reading", "structured")),
                  entry("table", Set.of("claim", "outline", "reading")),
                  entry("card", Set.of("claim", "outline", "reading")),
                  entry("text", Set.of("claim", "outline", "reading")),
                  entry("learned", Set.of("claim", "lesson", "outline", "reading")))),
          entry(
              "catalogue",
              Map.of(
                  "workshop", Set.of(),
                  "artist", Set.of(),
                  "intake", Set.of("artist"),
                  "suggestion", Set.of("artist"),
                  "listing", Set.of("artist", "workshop"),
                  "plan", Set.of("entry", "workshop"),
                  "entry", Set.of("workshop"),
                  "store", Set.of("artist", "entry", "plan", "workshop"),
                  "publication", Set.of("artist", "entry", "listing", "store", "workshop"))),
          entry(
              "normalisation",
              Map.of(
                  "event", Set.of(),
                  "rule", Set.of("event"),
                  "workshop", Set.of("event", "rule"))),
          entry(
              "admin",
              Map.of(
                  "sentence", Set.of(),
                  "request", Set.of("sentence"),
                  "meter", Set.of(),
                  "cache", Set.of(),
                  "page", Set.of("cache"),
                  "finding", Set.of(),
                  "refresh", Set.of("cache", "finding", "meter", "page", "sentence"),
                  "preview", Set.of("page", "request", "sentence"),
                  "correction", Set.of("page", "preview", "request", "sentence"),
                  "schedule", Set.of("request"))),
          entry(
              "stream",
              Map.of(
                  "frame", Set.of(),
                  "meter", Set.of("frame"),
                  "output", Set.of("frame", "meter"),
                  "watch", Set.of("frame", "meter", "output"))),
          entry(
              "api",
              Map.ofEntries(
                  entry("problem", Set.of()),
                  entry("description", Set.of()),
                  entry("identity", Set.of("run")),
                  entry("image", Set.of()),
                  entry("preview", Set.of("problem")),
                  entry("rule", Set.of("catalogue", "preview", "problem")),
                  entry("run", Set.of()),
                  entry("catalogue", Set.of()),
                  entry("plan", Set.of("catalogue", "run")),
                  entry("artist", Set.of("catalogue")),
                  entry("backup", Set.of()),
                  entry("legacy", Set.of("catalogue")),
                  entry("studio", Set.of("run")),
                  entry("conditional", Set.of()),
                  entry("listing", Set.of("conditional")),
                  entry("feed", Set.of("conditional", "listing")),
                  entry("notice", Set.of()),
                  entry("workshop", Set.of("conditional", "listing")))),
          entry(
              "notice",
              Map.of(
                  "event", Set.of(),
                  "subscription", Set.of("event"),
                  "webhook", Set.of("event", "subscription"),
                  "mail", Set.of("event"),
                  "delivery", Set.of("event", "subscription"))));

  /** Inner rooms that nobody outside of their room may know: they are entered by its door. */
  static final Map<String, Set<String>> BEHIND_THE_DOOR =
      Map.of(
          "", Set.of("config", "database", "health", "lifecycle", "log", "monitoring", "platform"),
          "catalogue", Set.of("publication", "store"),
          "crawl", Set.of("fetch", "read", "browser"),
          "grammar", Set.of("clock"),
          "studio", Set.of("store"),
          "extraction",
              Set.of(
                  "grid",
                  "outline",
                  "json",
                  "reading",
                  "structured",
                  "data",
                  "table",
                  "card",
                  "text",
                  "learned"),
          "normalisation", Set.of("workshop"));

  /** The most classes that stand in one room. */
  static final int MOST_CLASSES = 14;

  /** Guest package → the rooms that receive it; {@code ""} is the root without its inner rooms. */
  static final Map<String, Set<String>> GUESTS =
      Map.ofEntries(
          entry("org.jsoup", Set.of("crawl", "extraction")),
          // advice: LangChain4j's own HTTP client starts threads, so it is given ours
          entry("org.apache.hc", Set.of("crawl", "advice", "notice.webhook")),
          entry("jakarta.mail", Set.of("notice.mail")),
          entry("dev.langchain4j", Set.of("advice")),
          entry("crawlercommons", Set.of("crawl")),
          // one way to the database and one kind of transaction, which is Jdbi's
          entry("jakarta.persistence", Set.of()),
          entry("jakarta.transaction", Set.of()),
          entry("org.flywaydb", Set.of("catalogue")),
          entry("jakarta.ws.rs", Set.of("stream", "api", "")),
          entry(
              "org.jdbi",
              Set.of(
                  "access",
                  "run",
                  "catalogue",
                  "quota",
                  "notice",
                  "admin.cache",
                  "admin.schedule",
                  "studio.store",
                  "teaching",
                  "backup")),
          entry("io.github.bucket4j", Set.of("access")),
          entry("com.github.benmanes.caffeine", Set.of("api")),
          entry("inet.ipaddr", Set.of("access")),
          entry("com.cronutils", Set.of("studio")),
          entry("biweekly", Set.of("api.feed")),
          entry("com.fasterxml.jackson.dataformat.csv", Set.of("api.artist")),
          entry("org.apache.commons.codec", Set.of("catalogue.suggestion")),
          entry("org.apache.commons.text", Set.of("catalogue.suggestion")),
          // the embedded database's file has to be kept small by hand
          entry("org.h2", Set.of("database")),
          entry("com.nimbusds", Set.of("access")),
          entry("jakarta.security", Set.of("access")),
          entry("jakarta.websocket", Set.of("stream")),
          // api: the error page of what never reaches Jakarta REST
          entry(
              "jakarta.servlet",
              Set.of("stream", "access", "sample", "api", "health", "lifecycle", "monitoring")),
          entry("jakarta.ejb", Set.of("admin", "stream", "lifecycle")),
          entry("org.eclipse.microprofile.metrics", Set.of("monitoring")),
          entry("io.opentelemetry", Set.of("monitoring")),
          entry("org.eclipse.microprofile.config", Set.of("platform")),
          entry("org.apache.commons.dbcp2", Set.of("database")),
          entry("org.apache.commons.pool2", Set.of("database")),
          entry("org.eclipse.microprofile.health", Set.of("health")),
          entry("jakarta.enterprise.concurrent", Set.of("", "sample")),
          entry("java.net.http", Set.of()),
          entry(
              "java.sql",
              Set.of(
                  "access",
                  "admin.cache",
                  "admin.schedule",
                  "backup",
                  "catalogue",
                  "config",
                  "database",
                  "lifecycle",
                  "quota",
                  "run",
                  "studio.store",
                  "teaching")));

  private Plan() {}
}
