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
          entry("run", Set.of()),
          entry("budget", Set.of()),
          entry("crawl", Set.of()),
          entry("studio", Set.of()),
          entry("grammar", Set.of()),
          entry("sample", Set.of()),
          entry("access", Set.of()),
          entry("extraction", Set.of("budget", "crawl", "grammar")),
          entry("advice", Set.of("crawl", "extraction", "grammar")),
          entry("catalogue", Set.of("studio")),
          entry("normalisation", Set.of("budget", "extraction", "catalogue", "grammar", "studio")),
          entry(
              "admin",
              Set.of(
                  "run",
                  "budget",
                  "crawl",
                  "studio",
                  "extraction",
                  "advice",
                  "catalogue",
                  "normalisation")),
          entry("stream", Set.of("admin", "run")),
          entry("api", Set.of("admin", "run", "studio", "catalogue")));

  /** Inner room of extraction → the inner rooms that it knows; the door knows all of them. */
  static final Map<String, Set<String>> EXTRACTION =
      Map.ofEntries(
          entry("outline", Set.of()),
          entry("json", Set.of()),
          entry("claim", Set.of()),
          entry("reading", Set.of("claim", "json", "outline")),
          entry("structured", Set.of("claim", "json", "outline", "reading")),
          entry("data", Set.of("claim", "json", "outline", "reading", "structured")),
          entry("table", Set.of("claim", "outline", "reading")),
          entry("card", Set.of("claim", "outline", "reading")),
          entry("text", Set.of("claim", "outline", "reading")));

  /** Guest package → the rooms that receive it; {@code ""} is the root. */
  static final Map<String, Set<String>> GUESTS =
      Map.ofEntries(
          entry("org.jsoup", Set.of("crawl", "extraction")),
          // advice: LangChain4j's own HTTP client starts threads, so it is given ours
          entry("org.apache.hc", Set.of("crawl", "advice")),
          entry("dev.langchain4j", Set.of("advice")),
          entry("crawlercommons", Set.of("crawl")),
          entry("jakarta.persistence", Set.of("catalogue")),
          entry("org.flywaydb", Set.of("catalogue")),
          entry("jakarta.ws.rs", Set.of("stream", "api", "")),
          entry("org.jdbi", Set.of("run")),
          // the root: the embedded database's file has to be kept small by hand
          entry("org.h2", Set.of("")),
          entry("jakarta.websocket", Set.of("stream")),
          // api: the error page of what never reaches Jakarta REST
          entry("jakarta.servlet", Set.of("stream", "access", "sample", "api", "")),
          entry("jakarta.ejb", Set.of("admin", "stream", "")),
          entry("jakarta.enterprise.concurrent", Set.of("", "sample")),
          entry("java.net.http", Set.of()),
          entry("java.sql", Set.of("", "run")));

  private Plan() {}
}
