package io.workshopstream.api.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.api.catalogue.CallerStudios;
import io.workshopstream.api.catalogue.Reason;
import io.workshopstream.catalogue.Reviews;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.ReviewDecision;
import io.workshopstream.catalogue.entry.ReviewDecision.Answer;
import io.workshopstream.catalogue.plan.Review;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.StudioId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pages announce too unclearly, for a person's yes or no. */
@Path("admin/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ReviewsResource {

  private static final int MOST = 200;

  @Inject private Reviews reviews;
  @Inject private CallerStudios studios;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /**
   * Reviews, by name.
   *
   * @param next where the next ones are; null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ReviewDetail> reviews, @Nullable String next) {}

  /** Those that wait, or those that are decided. */
  @GET
  public Page list(
      @QueryParam("studio_id") @Nullable String studioId,
      @QueryParam("state") @DefaultValue("open") String state,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws RejectedRequestException {
    boolean open = isOpen(state);
    StudioId studio = studioId == null ? null : studios.get(studioId, http).id();
    int most = Math.max(1, Math.min(MOST, limit));
    List<Review> found = reviews.list(studio, open, after, most);
    List<ReviewDetail> shown =
        found.stream()
            .filter(review -> studios.sees(review.pending().workshop().studio(), http))
            .map(ReviewDetail::of)
            .toList();
    return new Page(shown, found.size() < most ? null : next(found, studio, state, most));
  }

  private static boolean isOpen(String state) {
    if (!state.equals("open") && !state.equals("decided")) {
      throw new BadRequestException("state must be open or decided");
    }
    return state.equals("open");
  }

  private static String next(
      List<Review> found, @Nullable StudioId studio, String state, int limit) {
    String last = found.get(found.size() - 1).id().value();
    return ("/api/admin/reviews?after=" + last + "&limit=" + limit + "&state=" + state)
        + (studio == null ? "" : "&studio_id=" + studio);
  }

  @GET
  @Path("{id}")
  public ReviewDetail review(@PathParam("id") String id) throws RejectedRequestException {
    return ReviewDetail.of(visible(id));
  }

  /** It is a workshop, and stored at once. */
  @POST
  @Path("{id}/accept")
  public ReviewDetail accept(@PathParam("id") String id, String body)
      throws RejectedRequestException {
    return decide(id, Answer.ACCEPTED, body);
  }

  /** It is none; one that was taken for a workshop before goes. */
  @POST
  @Path("{id}/refuse")
  public ReviewDetail refuse(@PathParam("id") String id, String body)
      throws RejectedRequestException {
    return decide(id, Answer.REFUSED, body);
  }

  private ReviewDetail decide(String id, Answer answer, String body)
      throws RejectedRequestException {
    Review review = visible(id);
    ReviewDecision decision =
        new ReviewDecision(
            answer,
            FieldOverride.shortName(ApiCaller.of(http.getUserPrincipal()).getName()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            Reason.ofAny(body).orElse(null));
    Review decided = reviews.decide(review.id(), decision).orElseThrow(ReviewsResource::unknown);
    audit.record(http, action(answer), id, ReviewDetail.of(decided).workshop().uuid());
    return ReviewDetail.of(decided);
  }

  private static AuditAction action(Answer answer) {
    return switch (answer) {
      case ACCEPTED -> AuditAction.REVIEW_ACCEPTED;
      case REFUSED -> AuditAction.REVIEW_REFUSED;
    };
  }

  private Review visible(String id) throws RejectedRequestException {
    Review review =
        WorkshopId.parse(id).flatMap(reviews::find).orElseThrow(ReviewsResource::unknown);
    studios.check(review.pending().workshop().studio(), http);
    return review;
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No review has this id");
  }
}
