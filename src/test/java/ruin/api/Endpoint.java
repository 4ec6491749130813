package ruin.api;

import jakarta.ws.rs.Path;
import ruin.catalogue.Row;

/** A resource that is not called so, and hands out an entity. */
@Path("ruin")
public class Endpoint {
  Row row() {
    return new Row();
  }
}
