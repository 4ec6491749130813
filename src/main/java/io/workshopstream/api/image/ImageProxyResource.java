package io.workshopstream.api.image;

import io.workshopstream.crawl.Crawler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Passes on the images that the catalogue names, so that apps need not ask other sites. */
@Path("proxy-image")
@Produces(MediaType.WILDCARD)
public class ImageProxyResource {

  private static final long RETRY_SECONDS = 10;

  @Inject private NamedImages named;
  @Inject private ImageProxy proxy;

  /** For answers that have to be waited for. */
  @Inject
  @Named("images")
  private Executor executor;

  /** For the container, which fills it in: not each server injects into a constructor. */
  public ImageProxyResource() {}

  @SuppressWarnings("UnnecessaryAssignment") // for tests, which have no container
  ImageProxyResource(NamedImages named, ImageProxy proxy, Executor executor) {
    this.named = named;
    this.proxy = proxy;
    this.executor = executor;
  }

  /**
   * Answers the bytes of an image, at once when it is known and else when it has come.
   *
   * @param url the image_url of an artist or a studio
   * @param known the entity tags of what the client has
   */
  @GET
  public void image(
      @QueryParam("url") @Nullable String url,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
      @Suspended AsyncResponse answer) {
    CompletableFuture<ImageResult> result = result(address(url));
    if (result.isDone()) {
      answer.resume(answer(result.join(), known));
    } else {
      CompletionStage<ImageResult> later = result;
      later.whenCompleteAsync(
          (image, defect) -> answer.resume(defect == null ? answer(image, known) : defect),
          executor);
    }
  }

  private static URI address(@Nullable String url) {
    return Optional.ofNullable(url)
        .flatMap(Crawler::address)
        .orElseThrow(
            () -> new BadRequestException("url must be the http or https address of an image"));
  }

  private CompletableFuture<ImageResult> result(URI address) {
    NamedImages.Named image =
        named
            .find(address)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "url must be the image_url of an artist or a studio of the catalogue"));
    return proxy.get(image).orElseThrow(ImageProxyResource::busy);
  }

  private static ServiceUnavailableException busy() {
    return new ServiceUnavailableException(
        "Too many images are waited for: try again in " + RETRY_SECONDS + " seconds",
        Response.status(Status.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .build());
  }

  /** A response, or an exception for the mappers. */
  static Object answer(ImageResult result, @Nullable String known) {
    if (result instanceof ImageResult.Failure failure) {
      return new ServerErrorException(failure.sentence(), Status.BAD_GATEWAY);
    }
    ImageResult.Image image = (ImageResult.Image) result;
    Response.ResponseBuilder response =
        known != null && image.isKnown(known)
            ? Response.notModified()
            : Response.ok(image.bytes(), image.type().mediaType());
    return response
        .header(HttpHeaders.ETAG, image.tag())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
