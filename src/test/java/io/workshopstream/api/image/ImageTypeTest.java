package io.workshopstream.api.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTypeTest {

  private static byte[] bytes(String latin) {
    return latin.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, '\\377\\330\\377\\340'",
    "PNG, '\\211PNG\\r\\n\\32\\n'",
    "GIF, 'GIF87a'",
    "GIF, 'GIF89a'",
    "WEBP, 'RIFF1234WEBPVP8 '",
    "AVIF, '\\0\\0\\0\\34ftypavif\\0\\0\\0\\0'",
    "AVIF, '\\0\\0\\0\\40ftypmif1\\0\\0\\0\\0miafavif'"
  })
  void a_file_begins_as_its_own_type_and_no_other(ImageType type, String head) {
    for (ImageType other : ImageType.values()) {
      assertThat(other.begins(bytes(head))).as(other.name()).isEqualTo(other == type);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "<!DOCTYPE html>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        " GIF89a",
        "RIFF1234WAVE",
        "\\0\\0\\0\\30ftypmp42\\0\\0\\0\\0isomxavif"
      })
  void what_is_no_picture_begins_as_none(String head) {
    assertThat(ImageType.values()).noneMatch(type -> type.begins(bytes(head)));
  }

  @Test
  void types_that_can_hold_scripts_have_no_name_here() {
    assertThat(ImageType.named("image/svg+xml")).isEmpty();
    assertThat(ImageType.named("text/html")).isEmpty();
    assertThat(ImageType.named("image/webp")).contains(ImageType.WEBP);
  }
}
