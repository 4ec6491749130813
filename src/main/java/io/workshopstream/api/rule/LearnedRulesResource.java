package io.workshopstream.api.rule;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.correction.CorrectionService;
import io.workshopstream.admin.preview.Caller;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.CallerStudios;
import io.workshopstream.api.preview.PatientAnswer;
import io.workshopstream.api.preview.PreviewQueue;
import io.workshopstream.api.problem.UnexpectedErrors;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.studio.StudioId;
import io.workshopstream.teaching.RuleBook;
import io.workshopstream.teaching.RuleBook.Acceptance;
import io.workshopstream.teaching.StoredRule;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** What corrections have taught of the pages of a studio: proposed, accepted, listed, undone. */
@Path("admin/studios/{studio_id}/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class LearnedRulesResource {

  @Inject private RuleBook book;
  @Inject private CorrectionService corrections;
  @Inject private PreviewQueue queue;
  @Inject private CallerStudios studios;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  @Inject
  @Named("clockwork")
  private ScheduledExecutorService timer;

  @PathParam("studio_id")
  private String studioId;

  /** All rules of the studio, the newest first. */
  record RuleList(List<RuleView> rules) {}

  @GET
  public RuleList list() throws RejectedRequestException {
    return new RuleList(book.of(studio()).stream().map(RuleView::of).toList());
  }

  private StudioId studio() throws RejectedRequestException {
    return studios.get(studioId, http).id();
  }

  /**
   * Shows what a correction would teach, and keeps it for a day, for whoever accepts it. What takes
   * longer than a moment ends when the caller leaves.
   */
  @POST
  @Path("proposals")
  public void propose(
      String body, @Context HttpServletRequest request, @Suspended AsyncResponse response)
      throws RejectedRequestException {
    CorrectionService.Wanted wanted =
        ProposalRequest.parse(body).wanted(studios.get(studioId, http), name());
    PatientAnswer answer = new PatientAnswer(response, request.getAsyncContext().getResponse());
    if (!queue.offer(2L * body.length(), () -> answer.end(proposal(wanted, answer)))) {
      answer.end(PreviewQueue.full());
    }
  }

  private Object proposal(CorrectionService.Wanted wanted, PatientAnswer answer) {
    Caller caller = new Caller(waiting -> answer.watch(timer, waiting::leave), tokens -> {});
    try {
      return ProposalView.of(corrections.propose(wanted, caller));
    } catch (RejectedRequestException refused) {
      return answer.hasBegun() ? ProposalView.nothing("refused", refused.sentence()) : refused;
    } catch (RuntimeException defect) {
      return answer.hasBegun()
          ? ProposalView.nothing("defect", UnexpectedErrors.noted(defect))
          : defect;
    }
  }

  private String name() {
    return FieldOverride.shortName(ApiCaller.of(http.getUserPrincipal()).getName());
  }

  /** Lets a proposed rule count from the next refresh on. */
  @POST
  @Path("{number}/accept")
  public RuleView accept(@PathParam("number") long number) throws RejectedRequestException {
    StudioId studio = studio();
    Acceptance outcome = book.accept(studio, number, name());
    if (outcome == Acceptance.NOT_PROPOSED) {
      throw new ClientErrorException(
          "Only a proposed rule can be accepted, and this one counts already or has expired: ask for"
              + " a new proposal",
          Status.CONFLICT);
    }
    StoredRule rule =
        book.of(studio).stream()
            .filter(one -> outcome == Acceptance.ACCEPTED && one.number() == number)
            .findFirst()
            .orElseThrow(LearnedRulesResource::unknown);
    audit.record(http, AuditAction.RULE_ACCEPTED, studio.value(), told(rule));
    return RuleView.of(rule);
  }

  private static String told(StoredRule rule) {
    return rule.number() + ": " + rule.kind() + " = " + rule.place();
  }

  /** Takes a rule back: from the next refresh on pages are read as if it had never been. */
  @DELETE
  @Path("{number}")
  public void undo(@PathParam("number") long number) throws RejectedRequestException {
    StudioId studio = studio();
    StoredRule rule =
        book.of(studio).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(LearnedRulesResource::unknown);
    if (!book.remove(studio, number)) {
      throw unknown();
    }
    audit.record(http, AuditAction.RULE_UNDONE, studio.value(), told(rule));
  }

  private static NotFoundException unknown() {
    return new NotFoundException("The studio has no rule of this number; a proposal lasts a day");
  }
}
