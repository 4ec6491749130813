package io.workshopstream.api.studio;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.Jobs;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.api.run.RunView;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.run.RunRefusedException;
import io.workshopstream.run.Runs;
import io.workshopstream.run.job.Run;
import io.workshopstream.studio.StudioBook;
import io.workshopstream.studio.StudioEntry;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.StudioOutcome;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import io.workshopstream.teaching.RuleBook;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The studios: added, changed, tried and removed. */
@Path("admin/studios")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class StudiosAdminResource {

  @Inject private StudioBook book;
  @Inject private StudioUse use;
  @Inject private Jobs jobs;
  @Inject private Runs runs;
  @Inject private RuleBook rules;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** Those that the caller may have to do with, a page of them. */
  @GET
  public Response list(
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("enabled") @Nullable String enabled,
      @QueryParam("text") @Nullable String text) {
    StudioListing wanted = StudioListing.parse(sort, limit, cursor, enabled, text);
    boolean unused = book.lookIfPossible();
    ApiCaller caller = caller();
    List<StudioEntry> seen =
        book.all().stream().filter(entry -> caller.sees(Set.of(entry.id().value()))).toList();
    StudioListing.Page page = wanted.page(seen);
    Response.ResponseBuilder answer =
        Response.ok(page.entries().stream().map(StudioDetail::of).toList());
    page.next().ifPresent(next -> answer.header("Link", "<" + next + ">; rel=\"next\""));
    return answer.build();
  }

  @GET
  @Path("{studio_id}")
  public Response studio(@PathParam("studio_id") String words) {
    StudioEntry entry = book.find(known(words)).orElseThrow(StudiosAdminResource::unknown);
    return shown(Response.ok(), entry);
  }

  /** Adds a studio whose id is free; from then on the database has the say. */
  @POST
  public Response add(String body) throws RejectedRequestException {
    StudioInput given = StudioInput.parse(body);
    StudioId id = given.newId();
    if (!caller().sees(Set.of(id.value()))) {
      throw new RejectedRequestException(
          Problem.OTHER_STUDIO, "The token must be one for " + id.value());
    }
    StudioWords words = StudioWords.NONE.with(given.values());
    StudioEntry entry = written(book.add(id, words));
    audit.record(http, AuditAction.STUDIO_ADDED, id.value(), words.text(StudioField.NAME));
    return shown(Response.created(UriBuilder.fromPath("/api/admin/studios/{id}").build(id)), entry);
  }

  /** Changes the values that are given (RFC 7396); from then on the database has the say. */
  @PATCH
  @Path("{studio_id}")
  public Response change(
      @PathParam("studio_id") String words,
      @HeaderParam("If-Match") @Nullable String expected,
      String body)
      throws RejectedRequestException {
    StudioId id = known(words);
    LongPredicate version = version(expected);
    StudioInput given = StudioInput.parse(body);
    given.keepsId(id);
    StudioEntry entry = written(book.change(id, version, given.values()));
    audit.record(http, AuditAction.STUDIO_CHANGED, id.value(), told(given.values()));
    return shown(Response.ok(), entry);
  }

  private static String told(Map<StudioField, Optional<String>> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey().word() + " = " + one.getValue().orElse("null"))
        .map(MaskedAddress::inWords)
        .collect(Collectors.joining("; "));
  }

  /** Removes a studio that has neither workshops nor a run that is not over. */
  @DELETE
  @Path("{studio_id}")
  public void remove(
      @PathParam("studio_id") String words, @HeaderParam("If-Match") @Nullable String expected)
      throws RejectedRequestException {
    StudioId id = known(words);
    StudioOutcome outcome = book.remove(id, version(expected), use.of(id).orElse(null));
    if (!(outcome instanceof StudioOutcome.Removed)) {
      throw refusal(outcome);
    }
    rules.forget(id);
    audit.record(http, AuditAction.STUDIO_REMOVED, id.value(), "");
  }

  /** Starts a refresh of the studio that stores nothing, and says where it is. */
  @POST
  @Path("{studio_id}/try")
  public Response attempt(@PathParam("studio_id") String words)
      throws RejectedRequestException, RunRefusedException {
    StudioId id = known(words);
    Run run = runs.start(jobs.refreshWorkshops(new StudioRequest(id.value(), true)));
    audit.record(http, AuditAction.RUN_STARTED, run.id().value(), run.key().toString());
    return RunView.accepted(run);
  }

  private ApiCaller caller() {
    return ApiCaller.of(http.getUserPrincipal());
  }

  /** To whoever may not have to do with a studio, it is as unknown as one that never was. */
  private StudioId known(String words) {
    return StudioId.parse(words)
        .filter(id -> caller().sees(Set.of(id.value())))
        .orElseThrow(StudiosAdminResource::unknown);
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No studio has this id");
  }

  private static Response shown(Response.ResponseBuilder answer, StudioEntry entry) {
    return answer
        .header(HttpHeaders.ETAG, tag(entry.version()))
        .entity(StudioDetail.of(entry))
        .build();
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }

  /** The versions that a client has seen; the weak form of a tag proves none (RFC 9110). */
  private static LongPredicate version(@Nullable String expected) {
    if (expected == null) {
      throw new ClientErrorException(
          "If-Match must be the ETag of the studio as it was read, so that nobody writes over what"
              + " somebody else has changed since",
          Status.PRECONDITION_REQUIRED);
    }
    Set<String> tags = Set.copyOf(List.of(expected.strip().split("\\s{0,9},\\s{0,9}", 50)));
    return version -> tags.contains("*") || tags.contains(tag(version));
  }

  private static StudioEntry written(StudioOutcome outcome) throws RejectedRequestException {
    if (outcome instanceof StudioOutcome.Written written) {
      return written.entry();
    }
    throw refusal(outcome);
  }

  private static ClientErrorException refusal(StudioOutcome outcome)
      throws RejectedRequestException {
    if (outcome instanceof StudioOutcome.Invalid invalid) {
      StudioInput.refuse(invalid.problems());
    }
    if (outcome instanceof StudioOutcome.Alike alike) {
      throw StudioInput.alike(alike.configured());
    }
    if (outcome instanceof StudioOutcome.Unknown) {
      return unknown();
    }
    if (outcome instanceof StudioOutcome.Stale) {
      return new ClientErrorException(
          "Somebody has changed the studio since: read it again, and send If-Match with its new ETag",
          Status.PRECONDITION_FAILED);
    }
    return new ClientErrorException(conflict(outcome), Status.CONFLICT);
  }

  private static String conflict(StudioOutcome outcome) {
    if (outcome instanceof StudioOutcome.InUse used) {
      return used.why();
    }
    return outcome instanceof StudioOutcome.Full full
        ? "There are at most " + full.most() + " studios: remove some that nobody needs"
        : "id must be free, and another studio has this one: change it with PATCH";
  }
}
