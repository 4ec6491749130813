package io.workshopstream.crawl;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.address.Origin;
import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.fetch.FetchResult;
import io.workshopstream.crawl.fetch.RedirectChain;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address on its way to a result, over redirects and further attempts: a page, or the
 * robots.txt of an origin. Belongs to the coordinator alone.
 */
final class Target {

  private final @Nullable Origin asker;
  private final URI link;
  private final int depth;
  private final int turn;
  private final Duration time;
  private RedirectChain chain;
  private Instant ready = Instant.MIN;
  private int attempts;
  private @Nullable FetchFailure failure;
  private FetchResult.@Nullable Found read;
  private boolean forBrowser;
  private @Nullable URI judged;
  private @Nullable Origin origin;

  /**
   * @param asker whose robots.txt it is; null for a page
   * @param turn smaller goes first; no two targets of a crawl have the same
   * @param time for the requests of one attempt, waits between them not counted
   */
  Target(@Nullable Origin asker, URI link, int depth, int turn, Duration time) {
    this.asker = asker;
    this.link = link;
    this.depth = depth;
    this.turn = turn;
    this.time = time;
    this.chain = new RedirectChain(link, time);
  }

  boolean isPage() {
    return asker == null;
  }

  /** Whose robots.txt it is; empty for a page. */
  Optional<Origin> asker() {
    return Optional.ofNullable(asker);
  }

  URI link() {
    return link;
  }

  int depth() {
    return depth;
  }

  int turn() {
    return turn;
  }

  RedirectChain chain() {
    return chain;
  }

  /** Who is asked for it next; empty for an address that nobody may be asked for. */
  Optional<Origin> origin() {
    URI address = chain.address();
    if (!address.equals(judged)) {
      judged = address;
      origin = AddressGuard.readable(address).orElse(null);
    }
    return Optional.ofNullable(origin);
  }

  int attempts() {
    return attempts;
  }

  /** Not to be asked for before this. */
  Instant ready() {
    return ready;
  }

  void waitUntil(Instant time) {
    ready = time;
  }

  /** Its page was read as the site sent it; now a browser shall run its scripts. */
  void render(FetchResult.Found sent) {
    read = sent;
    forBrowser = true;
  }

  /** Whether the next one to ask for it is the browser. */
  boolean isForBrowser() {
    return forBrowser;
  }

  /** What was read without the browser; empty while nothing was, or when nobody wants to know. */
  Optional<FetchResult.Found> read() {
    return Optional.ofNullable(read);
  }

  /** How much text it holds on to. */
  long length() {
    return read == null ? 0 : read.page().body().length();
  }

  /** The way leads on: what comes next is asked for as the site sends it. */
  void redirected() {
    forBrowser = false;
  }

  /** A request is about to leave: the first one of an attempt counts. */
  void requested() {
    if (!forBrowser && !chain.isRedirected()) {
      attempts++;
    }
  }

  /** Starts again from the link at that time, with new cookies. */
  void again(Instant time, FetchFailure because) {
    chain = new RedirectChain(link, this.time);
    forBrowser = false;
    ready = time;
    failure = because;
  }

  /** How the attempt before went, or what hinders the first one. */
  FetchFailure lastSetback(FetchFailure none) {
    return failure == null ? none : failure;
  }

  /**
   * A page's end without success; the detail names the address when redirects led elsewhere.
   *
   * @param requests how many were made
   */
  Visit failed(FetchFailure last, int requests) {
    return new Visit(link, depth, failure(last, requests));
  }

  /** A page that was read, but without the browser that should have helped. */
  Visit unrendered(Page page, FetchFailure last) {
    return new Visit(link, depth, new Fetch.Read(page, List.of(), failure(last, attempts)));
  }

  private Fetch.Failed failure(FetchFailure last, int requests) {
    String where = chain.isRedirected() ? "at " + MaskedAddress.of(chain.address()) : "";
    String detail = (last.detail() + " " + where).strip();
    return new Fetch.Failed(link, last.reason(), detail, requests);
  }
}
