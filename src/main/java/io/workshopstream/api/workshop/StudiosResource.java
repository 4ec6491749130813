package io.workshopstream.api.workshop;

import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.Studios;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The studios whose workshops the catalogue has. */
@Path("studios")
@Produces(MediaType.APPLICATION_JSON)
public class StudiosResource {

  @Inject private Studios studios;
  @Inject private ConditionalAnswers answers;
  @Context private HttpServletRequest http;

  /** Every enabled studio, in the order of the configuration. */
  @GET
  public Response studios() {
    return answers.answer(
        http, MediaType.APPLICATION_JSON, () -> studios.enabled().stream().map(Item::new).toList());
  }

  /** A studio as apps know it. */
  record Item(String id, String name, @Nullable String imageUrl, @Nullable String instagramLink) {

    Item(Studio studio) {
      this(studio.id().value(), studio.name(), studio.imageUrl(), studio.instagramLink());
    }
  }
}
