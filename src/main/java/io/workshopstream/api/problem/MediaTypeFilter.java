package io.workshopstream.api.problem;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses types and charsets that cannot be read or written, before Jakarta REST stumbles over
 * them. Answers are UTF-8; who accepts a type in that charset gets the type.
 */
@Provider
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

  private static final String UTF_8 = "utf-8";

  @Override
  public void filter(ContainerRequestContext request) {
    checkBody(wellFormed(HttpHeaders.CONTENT_TYPE, request::getMediaType));
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept != null) {
      keepWhatCanBeWritten(
          request, wellFormed(HttpHeaders.ACCEPT, request::getAcceptableMediaTypes));
    }
  }

  private static <T> T wellFormed(String header, Supplier<T> value) {
    try {
      return value.get();
    } catch (RuntimeException malformed) {
      throw new BadRequestException(
          header + " must be a media type, such as application/json", malformed);
    }
  }

  private static void checkBody(@Nullable MediaType type) {
    if (type != null && type.getParameters().containsKey("q")) { // belongs to Accept
      throw new BadRequestException("Content-Type must be a media type without q");
    }
    String charset = type == null ? null : charset(type);
    if (charset != null && !isKnown(charset)) {
      throw new NotSupportedException("The charset in Content-Type must be utf-8");
    }
  }

  private static void keepWhatCanBeWritten(
      ContainerRequestContext request, List<MediaType> accepted) {
    if (accepted.stream().allMatch(type -> charset(type) == null)) {
      return;
    }
    List<String> writable =
        accepted.stream()
            .filter(
                type ->
                    UTF_8.equalsIgnoreCase(String.valueOf(charset(type))) || charset(type) == null)
            .map(MediaTypeFilter::withoutCharset)
            .toList();
    if (writable.isEmpty()) {
      throw new NotAcceptableException("The charset in Accept must be utf-8, or left out");
    }
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, String.join(", ", writable));
  }

  private static String withoutCharset(MediaType type) {
    String quality = type.getParameters().get("q");
    return type.getType() + "/" + type.getSubtype() + (quality == null ? "" : ";q=" + quality);
  }

  private static @Nullable String charset(MediaType type) {
    return type.getParameters().get(MediaType.CHARSET_PARAMETER);
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }
}
