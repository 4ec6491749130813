package io.workshopstream.api.run;

import io.workshopstream.run.RunNode;
import io.workshopstream.run.lease.Nodes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The servers that share the database. */
@Path("nodes")
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

  @Inject private RunNode node;

  /**
   * A server.
   *
   * @param version of the application there; empty when it does not say
   * @param seenAt when it was heard of last, by the database's clock
   * @param silentForSeconds since then
   * @param streams how many clients watch there
   * @param runs how many runs it works on
   * @param draining whether it stops: it takes no more runs and hands over those it has
   * @param stale whether it is taken for dead
   * @param answering whether it is the one that answers
   */
  record NodeView(
      String id,
      String version,
      Instant startedAt,
      Instant seenAt,
      double silentForSeconds,
      int streams,
      int runs,
      boolean draining,
      boolean stale,
      boolean answering) {

    static NodeView of(Nodes.Node node) {
      return new NodeView(
          node.id(),
          node.version(),
          node.heard().startedAt(),
          node.heard().seenAt(),
          node.heard().silentFor().toMillis() / 1000.0,
          node.load().streams(),
          node.load().runs(),
          node.load().draining(),
          node.isStale(),
          node.answers());
    }
  }

  /** Those that were heard of within the last hour and did not say that they stop. */
  @GET
  public List<NodeView> nodes() {
    return node.all().stream().map(NodeView::of).toList();
  }
}
