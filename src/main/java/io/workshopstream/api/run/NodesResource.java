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
   * @param silentForSeconds since it was heard of last
   * @param streams how many clients watch there
   * @param runs how many runs it works on
   * @param answering whether it is the one that answers
   */
  record NodeView(
      String id,
      Instant startedAt,
      double silentForSeconds,
      int streams,
      int runs,
      boolean answering) {

    static NodeView of(Nodes.Node node) {
      double silent = node.silentFor().toMillis() / 1000.0;
      return new NodeView(
          node.id(), node.startedAt(), silent, node.streams(), node.runs(), node.answers());
    }
  }

  /** Those that were heard of within the last hour and did not say that they stop. */
  @GET
  public List<NodeView> nodes() {
    return node.all().stream().map(NodeView::of).toList();
  }
}
