package io.workshopstream.admin.sentence;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.studio.Studio;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences about requests, studios, links and workshops that an admin reads. */
public final class Sentences {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH);
  private static final int QUOTED = 80;

  private Sentences() {}

  // Requests

  public static String noBody(String example) {
    return "The request has no body: send " + example;
  }

  public static String bodyIsNotJson(int line, int column, String example) {
    return String.format(
        Locale.ROOT,
        "The request body is not valid JSON at line %d, column %d: send %s",
        line,
        column,
        example);
  }

  public static String bodyIsNotJson(String example) {
    return "The request body is not valid JSON: send " + example;
  }

  public static String bodyIsTooMuch(String example) {
    return "The request body is nested deeper than 1000 times, or has a number of more than 1000"
        + " digits: send "
        + example;
  }

  public static String bodyIsNoObject(String example) {
    return "The request body is no JSON object: send " + example;
  }

  public static String valueIsNoText(String name, String type) {
    return String.format(
        Locale.ROOT, "%s is of type %s, not a text", name, type.toLowerCase(Locale.ROOT));
  }

  public static String valueIsNoFlag(String name) {
    return name + " must be true or false";
  }

  public static String unknownKind(String one, String other) {
    return String.format(Locale.ROOT, "kind must be %s or %s", one, other);
  }

  public static String studioIdIsRequired() {
    return "studio_id is required";
  }

  public static String studioIdIsTooLong(int length, int longest) {
    return String.format(Locale.ROOT, "studio_id has %d characters, more than %d", length, longest);
  }

  public static String studioIdHasControlCharacters() {
    return "studio_id has control characters";
  }

  public static String studioIsNotSetUp(Studio studio, String missing) {
    return String.format(
        Locale.ROOT, "%s is not set up: give the server the setting %s", studio.name(), missing);
  }

  public static String noStudioConfigured() {
    return "No studio is configured";
  }

  public static String unknownZone(@Nullable String words) {
    return String.format(
        Locale.ROOT, "timezone \"%s\" is not known; send one like Asia/Kolkata", shorten(words));
  }

  public static String noDate(@Nullable String words) {
    return String.format(
        Locale.ROOT,
        "reference_date must be a date, such as 2026-01-22, and not \"%s\"",
        shorten(words));
  }

  public static String unknownAcceptance(String words) {
    return String.format(
        Locale.ROOT, "accept is \"%s\"; it is \"studio\" or \"any-event\"", shorten(words));
  }

  public static String noPage() {
    return "No page to read: send url, html or text";
  }

  public static String paused(Pause pause) {
    return pause.host() + " answered " + pause.status() + " and is not asked " + pause.words();
  }

  public static String noAddress() {
    return "url is no valid address";
  }

  // The whole run

  public static String refreshStarts(Studio studio, boolean dryRun) {
    return String.format(
        Locale.ROOT, "Starting to refresh the workshops of %s%s", studio.name(), dry(dryRun));
  }

  public static String processingStarts(Studio studio, boolean dryRun) {
    return String.format(Locale.ROOT, "Starting to process %s%s", studio.name(), dry(dryRun));
  }

  public static String dry(boolean dryRun) {
    return dryRun ? " (dry run: nothing is stored)" : "";
  }

  public static String listingFailed(String address, Fetch.Failed failed) {
    return String.format(Locale.ROOT, "Error in fetching URL - %s: %s", address, why(failed));
  }

  public static String linksFound(Studio studio, int links) {
    return links == 0
        ? "No workshop links found on the start page of " + studio.name()
        : String.format(
            Locale.ROOT, "Found %s on the start page of %s", count(links, "link"), studio.name());
  }

  public static String allDone() {
    return "All done";
  }

  // One link

  public static String link(int current, int total) {
    return String.format(Locale.ROOT, "Processing link %d of %d", current, total);
  }

  public static String linkFailed(String address, Fetch.Failed failed) {
    return String.format(Locale.ROOT, "Could not read %s: %s", address, why(failed));
  }

  public static String unrendered(String address, Fetch.Failed failed) {
    return String.format(Locale.ROOT, "Read %s without its scripts: %s", address, why(failed));
  }

  private static String why(Fetch.Failed failed) {
    String reason =
        switch (failed.reason()) {
          case UNREACHABLE -> "the site cannot be reached";
          case TIMED_OUT -> "it did not answer in time";
          case DISALLOWED -> "the site's robots.txt asks us not to read it";
          case FORBIDDEN_ADDRESS -> "it lies at an address that is not public";
          case NOT_FOUND -> "the page does not exist";
          case REFUSED -> "the site refuses access";
          case TOO_MANY_REQUESTS -> "the site asks for fewer requests";
          case BAD_STATUS -> "the site answers with an error";
          case TOO_MANY_REDIRECTS -> "it redirects in circles or too often";
          case TOO_LARGE -> "it is too large";
          case NOT_A_PAGE -> "it is not a web page";
          case NO_BROWSER -> "no browser is there to run its scripts";
          case NOT_RENDERED -> "the browser could not run its scripts";
          case NOT_VISITED -> "it was not visited before the crawl's limit was reached";
        };
    String detail = failed.detail().isBlank() ? "" : " (" + failed.detail() + ")";
    return reason
        + detail
        + (failed.attempts() > 1 ? ", tried " + failed.attempts() + " times" : "");
  }

  public static String workshopsFound(String address, List<Workshop> workshops) {
    return String.format(
        Locale.ROOT,
        "Found %s on %s: %s",
        count(workshops.size(), "workshop"),
        address,
        workshops.stream().map(Sentences::workshop).collect(Collectors.joining("; ")));
  }

  public static String pageIgnored(String address, PageVerdict.Nothing nothing) {
    return String.format(Locale.ROOT, "Ignored %s: %s", address, nothingOn(nothing));
  }

  public static String nothingOn(PageVerdict.Nothing nothing) {
    return switch (nothing) {
      case NOT_EMPTY, NO_EVENT -> "it announces no event";
      case ERROR_PAGE -> "it is an error page";
      case EMPTY_PAGE -> "it has no text without scripts";
      case TOO_MUCH -> "to read it takes more work than one page may cost";
    };
  }

  public static String eventIgnored(String address, Verdict.Rejected rejected) {
    String reason =
        switch (rejected.reason()) {
          case PAST -> "past event - it has already taken place";
          case ELSEWHERE -> "it takes place in another city";
          case NOT_A_WORKSHOP -> "it is no dance workshop";
          case BUNDLE -> "it sells several workshops together; its price is kept with each of them";
          case NO_DATE -> "no date can be read";
          case CANCELLED -> "it was cancelled";
          case TOO_LONG -> "it cannot be stored";
          case NO_EVENT -> "people said that it is no event";
        };
    String detail = rejected.detail().isBlank() ? "" : " (" + rejected.detail() + ")";
    return String.format(
        Locale.ROOT,
        "Ignored \"%s\" on %s: %s%s",
        shorten(rejected.event().name()),
        address,
        reason,
        detail);
  }

  public static String artistUnknown(Workshop workshop) {
    String by = workshop.by();
    return by == null
        ? "No artist is named for " + workshop(workshop)
        : String.format(
            Locale.ROOT, "No known artist is called \"%s\" (%s)", shorten(by), workshop(workshop));
  }

  // What changes

  public static String removed(Workshop workshop) {
    return "No longer offered: " + workshop(workshop);
  }

  /** A workshop in one line: song, artists, first slot. */
  public static String workshop(Workshop workshop) {
    Slot first = workshop.slots().get(0);
    String more =
        workshop.slots().size() > 1 ? " and " + (workshop.slots().size() - 1) + " more" : "";
    return title(workshop) + ", " + slot(first) + more;
  }

  private static String title(Workshop workshop) {
    String song = workshop.song();
    String by = workshop.by();
    if (song == null) {
      return by == null ? workshop.type().word() : workshop.type().word() + " by " + shorten(by);
    }
    return by == null ? shorten(song) : shorten(song) + " by " + shorten(by);
  }

  private static String slot(Slot slot) {
    String start = slot.start() == null ? "" : " " + TIME.format(slot.start());
    String end = slot.end() == null ? "" : " - " + TIME.format(slot.end());
    return DAY.format(slot.date()) + start + end;
  }

  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Quoted words without the configured secrets, cut when they are too long for a line. */
  public static String shorten(@Nullable String words) {
    if (words == null) {
      return "";
    }
    String text = MaskedAddress.inWords(words);
    if (text.length() <= QUOTED) {
      return text;
    }
    boolean torn = Character.isHighSurrogate(text.charAt(QUOTED - 1));
    return text.substring(0, torn ? QUOTED - 1 : QUOTED) + "…";
  }
}
