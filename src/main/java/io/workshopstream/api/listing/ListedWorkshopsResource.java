package io.workshopstream.api.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPlace;
import io.workshopstream.catalogue.listing.MeetingFilter;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flat list of meetings, by filters, in an order, a page at a time. */
@Path("v1/workshops")
@Produces(MediaType.APPLICATION_JSON)
public class ListedWorkshopsResource {

  @Inject private PublicListing listing;
  @Inject private ConditionalAnswers answers;
  @Inject private ObjectMapper json;
  @Context private HttpServletRequest http;

  /**
   * A page of meetings.
   *
   * @param next where the next page is; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ObjectNode> workshops, @Nullable String next) {}

  /** Meetings of this week and later, unless another first day is wanted. */
  @GET
  public Response list(@BeanParam ListingQuery query) {
    List<String> fields = query.fields();
    query.filter(listing); // refuses what is wrong, whatever tag the client has
    ListingOrder order = query.order();
    ListingPlace after = query.after();
    int limit = query.limit();
    Response answer =
        answers.answer(
            http,
            MediaType.APPLICATION_JSON,
            () -> {
              // Anew, since it follows from the day and the studios that the tag is of.
              MeetingFilter filter = query.filter(listing);
              return page(listing.meetings(filter, order, after, limit + 1), query, fields);
            });
    return answer.getEntity() instanceof Page page && page.next() != null
        ? Response.fromResponse(answer)
            .header(HttpHeaders.LINK, NextAddress.link(page.next()))
            .build()
        : answer;
  }

  private Page page(List<PublicMeeting> found, ListingQuery query, List<String> fields) {
    List<PublicMeeting> shown = found.subList(0, Math.min(query.limit(), found.size()));
    return new Page(
        shown.stream().map(meeting -> item(meeting, fields)).toList(),
        found.size() == shown.size()
            ? null
            : query.next(query.order().place(shown.get(shown.size() - 1).listed())));
  }

  private ObjectNode item(PublicMeeting meeting, List<String> fields) {
    ObjectNode item = json.valueToTree(ListedItem.of(meeting));
    return item.retain(fields);
  }
}
