package io.workshopstream.extraction.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workshopstream.budget.WorkBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Reads JSON as pages really write it: with comments, trailing commas, entities and cut-off ends.
 */
public final class LenientJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_MISSING_VALUES,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .build();

  private static final Pattern WRAPPING =
      Pattern.compile("<!--|-->|//<!\\[CDATA\\[|//\\]\\]>|<!\\[CDATA\\[|\\]\\]>|/\\*\\s{0,9}\\*/");

  private LenientJson() {}

  /** The values that words contain one after another; empty when they are beyond repair. */
  public static List<JsonNode> parse(String words, WorkBudget budget) {
    String plain = afterComments(withoutWrapping(budget.read(words)).strip());
    if (plain.endsWith(";")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    List<JsonNode> values = strict(plain);
    if (values.isEmpty() && plain.contains("&quot;")) {
      plain = Parser.unescapeEntities(plain, false);
      values = strict(plain);
    }
    return values.isEmpty() ? strict(JsonRepair.of(plain)) : values;
  }

  /** Most data is bare, and long. */
  private static String withoutWrapping(String words) {
    boolean bare =
        !words.contains("<!")
            && !words.contains("-->")
            && !words.contains("]]>")
            && !words.contains("/*");
    return bare ? words : WRAPPING.matcher(words).replaceAll(" ");
  }

  /** Behind the remarks that stand before the first value. */
  private static String afterComments(String words) {
    int at = 0;
    while (words.startsWith("//", at) || words.startsWith("/*", at)) {
      String closing = words.startsWith("//", at) ? "\n" : "*/";
      int end = words.indexOf(closing, at + 2);
      if (end < 0) {
        return "";
      }
      at = end + closing.length();
      while (at < words.length() && Character.isWhitespace(words.charAt(at))) {
        at++;
      }
    }
    return at == 0 ? words : words.substring(at);
  }

  private static List<JsonNode> strict(String words) {
    List<JsonNode> values = new ArrayList<>();
    if (!words.startsWith("{") && !words.startsWith("[")) {
      return values;
    }
    try (JsonParser parser = MAPPER.createParser(words);
        MappingIterator<JsonNode> iterator = MAPPER.readerFor(JsonNode.class).readValues(parser)) {
      while (iterator.hasNextValue()) {
        values.add(iterator.nextValue());
      }
      return values;
    } catch (JsonProcessingException malformed) {
      return List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
