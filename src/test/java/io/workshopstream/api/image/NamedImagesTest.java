package io.workshopstream.api.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import io.workshopstream.studio.field.RenderingSetting;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked for has to be named, or nobody is asked for it. */
class NamedImagesTest {

  private static final URI INSIDE = URI.create("http://intranet/list");

  private final NamedImages images =
      new NamedImages(
          new Studios(
              List.of(
                  studio("open", URI.create("https://open.example/"), "https://open.example/a b"),
                  studio("inside", INSIDE, "http://intranet/logo.png"),
                  studio("plain", INSIDE, null))),
          () -> "1",
          () ->
              List.of(
                  artist("mira", "https://images.example/mira.jpg"),
                  artist("neel", "http://intranet/neel.jpg"),
                  artist("zoya", null)));

  private static Studio studio(String id, URI start, @Nullable String image) {
    return new Studio(
        StudioId.parse(id).orElseThrow(),
        id,
        start,
        start.toString(),
        1,
        false,
        RenderingSetting.NEVER,
        start.equals(INSIDE),
        Studio.DEFAULT_CITY,
        Studio.DEFAULT_ZONE,
        false,
        null,
        image,
        null,
        null);
  }

  private static Artist artist(String id, @Nullable String image) {
    return new Artist(id, id, List.of(), image, null);
  }

  private @Nullable URI home(String address) {
    return images.find(URI.create(address)).orElseThrow().home();
  }

  @Test
  void images_of_artists_and_of_all_studios_are_named_in_any_spelling() {
    assertThat(home("https://images.example/mira.jpg")).isNull();
    assertThat(home("https://open.example/a%20b")).isNull();
  }

  @Test
  void only_the_image_of_an_internal_studio_may_be_at_its_home() {
    assertThat(home("http://intranet/logo.png")).isEqualTo(INSIDE);
    assertThat(home("http://intranet/neel.jpg")).isNull();
  }

  @Test
  void no_other_address_is_named() {
    assertThat(images.find(URI.create("https://images.example/"))).isEmpty();
    assertThat(images.find(URI.create("https://images.example/mira.jpg?a=b"))).isEmpty();
    assertThat(images.find(INSIDE)).isEmpty();
  }

  @Test
  void the_route_refuses_an_unnamed_or_unreadable_address_without_a_fetch() {
    List<URI> asked = new ArrayList<>();
    ImageProxy proxy =
        new ImageProxy(
            order -> {
              asked.add(order.address());
              throw new AssertionError("fetched");
            },
            Runnable::run,
            Clock.systemUTC());
    ImageProxyResource route = new ImageProxyResource(images, proxy, Runnable::run);
    AsyncResponse silent =
        (AsyncResponse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (self, method, arguments) -> {
                  throw new AssertionError("answered");
                });

    assertThatThrownBy(() -> route.image("https://images.example/other.jpg", null, silent))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("image_url of an artist or a studio");
    for (String unreadable : new String[] {null, "", "logo.png", "file:///etc/passwd", "http://"}) {
      assertThatThrownBy(() -> route.image(unreadable, null, silent))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("url must be");
    }
    assertThat(asked).isEmpty();
  }
}
