package io.workshopstream.api.image;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageResultTest {

  private static final ImageResult.Image IMAGE =
      new ImageResult.Image(ImageType.GIF, new byte[] {1, 2, 3});
  private static final String TAG =
      "\"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\"";

  @Test
  void an_image_is_answered_with_its_type_and_tag() {
    try (Response response = (Response) ImageProxyResource.answer(IMAGE, "\"old\"")) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getHeaderString("Content-Type")).isEqualTo("image/gif");
      assertThat(response.getHeaderString("ETag")).isEqualTo(TAG);
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("public, max-age=86400");
      assertThat(response.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TAG, "W/" + TAG, "\"a\", " + TAG + " ,\"b\"", "*"})
  void a_client_that_has_the_bytes_gets_none(String known) {
    try (Response response = (Response) ImageProxyResource.answer(IMAGE, known)) {
      assertThat(response.getStatus()).isEqualTo(304);
      assertThat(response.hasEntity()).isFalse();
      assertThat(response.getHeaderString("ETag")).isEqualTo(TAG);
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("public, max-age=86400");
    }
  }

  @Test
  void a_failure_is_a_bad_gateway_with_its_sentence() {
    Object answer = ImageProxyResource.answer(new ImageResult.Failure("No image"), TAG);
    assertThat(answer)
        .isInstanceOfSatisfying(
            ServerErrorException.class,
            error -> {
              assertThat(error.getResponse().getStatus()).isEqualTo(502);
              assertThat(error).hasMessage("No image");
            });
  }
}
