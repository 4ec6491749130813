package io.workshopstream.api.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.notice.NoticeSubscriptions;
import io.workshopstream.notice.delivery.LoggedDelivery;
import io.workshopstream.notice.subscription.Subscription;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one receiver was told, and telling it something by hand. */
@Path("admin/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class DeliveriesResource {

  private static final int MOST = 500;

  @Inject private NoticeSubscriptions subscriptions;
  @Inject private Audit audit;
  @Context private HttpServletRequest http;

  /**
   * A page of deliveries, newest first.
   *
   * @param next the value of {@code before} for the next page; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeliveryPage(List<LoggedDelivery> deliveries, @Nullable Long next) {}

  @GET
  @Path("{id}/deliveries")
  public DeliveryPage list(
      @PathParam("id") String id,
      @QueryParam("before") @DefaultValue("" + Long.MAX_VALUE) long before,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    known(id);
    int most = Math.max(1, Math.min(MOST, limit));
    List<LoggedDelivery> page = subscriptions.deliveries(id, before, most);
    return new DeliveryPage(page, page.size() == most ? page.get(most - 1).id() : null);
  }

  /** A test that waits to be sent: its delivery's id. */
  record TestWaits(long delivery) {}

  /** Has a test sent; the log tells what came of it. */
  @POST
  @Path("{id}/test")
  public Response test(@PathParam("id") String id) {
    Subscription one = enabled(id);
    long delivery = subscriptions.test(id);
    audit.record(http, AuditAction.SUBSCRIPTION_TRIED, one.id(), "test");
    return Response.accepted(new TestWaits(delivery)).build();
  }

  /** Has something sent once more, at once and with all its attempts. */
  @POST
  @Path("{id}/deliveries/{delivery}/retry")
  public void retry(@PathParam("id") String id, @PathParam("delivery") long delivery) {
    Subscription one = enabled(id);
    if (!subscriptions.retry(id, delivery)) {
      throw new NotFoundException("This subscription has no delivery with this id");
    }
    audit.record(http, AuditAction.SUBSCRIPTION_TRIED, one.id(), "delivery " + delivery);
  }

  private Subscription enabled(String id) {
    Subscription one = known(id);
    if (!one.enabled()) {
      throw new ClientErrorException(
          "The subscription is disabled: enable it first, by PUT with enabled true",
          Response.Status.CONFLICT);
    }
    return one;
  }

  private Subscription known(String id) {
    return subscriptions
        .find(id)
        .filter(one -> SubscriptionView.isSeen(ApiCaller.of(http.getUserPrincipal()), one.terms()))
        .orElseThrow(() -> new NotFoundException("No subscription has this id"));
  }
}
