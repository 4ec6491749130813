package ruin.api;

import jakarta.ws.rs.Path;

/** A resource that is not called so. */
@Path("ruin")
public class Endpoint {}
