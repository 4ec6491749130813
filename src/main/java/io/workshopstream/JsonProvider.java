package io.workshopstream;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Reads and writes JSON with the mapper of {@link Json}, on every route. */
@Provider
@Consumes(MediaType.WILDCARD)
@Produces({
  MediaType.APPLICATION_JSON,
  "application/problem+json",
  "application/feed+json",
  "application/ld+json"
})
public class JsonProvider extends JacksonJsonProvider {}
