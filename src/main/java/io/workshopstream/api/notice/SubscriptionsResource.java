package io.workshopstream.api.notice;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.notice.Carriers;
import io.workshopstream.notice.NoticeSubscriptions;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.Subscription;
import io.workshopstream.notice.subscription.Terms;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Who is told of what: made, listed, changed and removed. */
@Path("admin/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SubscriptionsResource {

  @Inject private NoticeSubscriptions subscriptions;
  @Inject private Carriers carriers;
  @Inject private Studios studios;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /** All that are a matter of the caller's, the oldest first, without their secrets. */
  @GET
  public List<SubscriptionView> all() {
    return subscriptions.all().stream().filter(this::isSeen).map(SubscriptionView::of).toList();
  }

  private ApiCaller caller() {
    return ApiCaller.of(http.getUserPrincipal());
  }

  private boolean isSeen(Subscription one) {
    return SubscriptionView.isSeen(caller(), one.terms());
  }

  @GET
  @Path("{id}")
  public SubscriptionView one(@PathParam("id") String id) {
    return SubscriptionView.of(known(id));
  }

  /** Makes one, and shows the secret of its signatures this once. */
  @POST
  public Response create(String body) throws RejectedRequestException {
    SubscriptionRequest wish = SubscriptionRequest.parse(body, studios, carriers);
    Terms terms = ofCaller(wish.terms(null));
    String by = caller().getName();
    NoticeSubscriptions.Made made =
        subscriptions.create(terms, wish.enabled(true), by).orElseThrow(this::tooMany);
    note(AuditAction.SUBSCRIPTION_ADDED, made.subscription());
    return Response.created(URI.create("/api/admin/subscriptions/" + made.subscription().id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(SubscriptionView.of(made.subscription(), made.secret()))
        .build();
  }

  private ClientErrorException tooMany() {
    return new ClientErrorException(
        "There are at most " + subscriptions.most() + " subscriptions: remove those nobody needs",
        Response.Status.CONFLICT);
  }

  /** Writes the values that the body has; the others stay. */
  @PUT
  @Path("{id}")
  public SubscriptionView change(@PathParam("id") String id, String body)
      throws RejectedRequestException {
    known(id);
    SubscriptionRequest wish = SubscriptionRequest.parse(body, studios, carriers);
    Subscription after =
        subscriptions
            .change(id, before -> changed(before, wish))
            .orElseThrow(SubscriptionsResource::unknown);
    note(AuditAction.SUBSCRIPTION_CHANGED, after);
    return SubscriptionView.of(after);
  }

  private Subscription changed(Subscription before, SubscriptionRequest wish)
      throws RejectedRequestException {
    Terms terms = ofCaller(wish.terms(before.terms()));
    return before.with(terms, wish.enabled(before.enabled()));
  }

  private Terms ofCaller(Terms terms) throws RejectedRequestException {
    if (!SubscriptionView.isSeen(caller(), terms)) {
      throw new RejectedRequestException(
          Problem.OTHER_STUDIO, "studios must be one or more of those that the token is for");
    }
    return terms;
  }

  /** Removes one, with all that waits for it. */
  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    Subscription gone = known(id);
    if (!subscriptions.remove(id)) {
      throw unknown();
    }
    note(AuditAction.SUBSCRIPTION_REMOVED, gone);
  }

  /** Another secret, shown this once; the one before counts for a day. */
  record NewSecret(String id, String secret) {}

  /** Gives a webhook another secret. */
  @POST
  @Path("{id}/secret")
  public Response rotate(@PathParam("id") String id) {
    Subscription one = known(id);
    if (one.terms().channel() != Channel.WEBHOOK) {
      throw new ClientErrorException(
          "Only webhooks are signed: a subscription to mail has no secret",
          Response.Status.CONFLICT);
    }
    SigningSecret next = subscriptions.rotate(id);
    note(AuditAction.SUBSCRIPTION_ROTATED, one);
    return Response.ok(new NewSecret(id, next.value()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Subscription known(String id) {
    return subscriptions.find(id).filter(this::isSeen).orElseThrow(SubscriptionsResource::unknown);
  }

  private void note(AuditAction action, Subscription one) {
    String detail = one.terms().channel().word() + " " + one.terms().name();
    audit.record(http, action, one.id(), detail.strip());
  }

  private static NotFoundException unknown() {
    return new NotFoundException("No subscription has this id");
  }
}
