package io.workshopstream.crawl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a link in text that is no markup, however often it was escaped. */
final class LinkText {

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)(?:https?:)?//[^\\s\"'<>`\\\\{}|^]++");
  private static final Pattern ROOTED =
      Pattern.compile("([\"'`])(\\.{0,2}/[^\\s\"'<>`\\\\{}|^$*\\[\\]:]++)\\1");
  private static final Pattern NAVIGATION =
      Pattern.compile(
          "(?:location(?:\\.href)?\\s*=|(?:open|assign|replace)\\()\\s*[\"']([^\"']++)");

  /** Only from the first of several backslashes: from each of them, time would be their square. */
  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)\\\\++(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\"'/]))");

  private static final Pattern ENTITY =
      Pattern.compile("(?i)&(?:(amp|#38|#x26)|(#47|#x2f|sol)|(#58|#x3a|colon)|(?:quot|#34|#x22));");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<![.,;:!?*&\\]])[.,;:!?*&\\]]++$");

  private LinkText() {}

  /** Absolute links, also such without a scheme. */
  static List<String> inProse(String text) {
    List<String> found = new ArrayList<>();
    if (mayHoldLink(text)) {
      addAbsolute(plain(text), found);
    }
    return found;
  }

  /** Absolute links, quoted paths from the root or with leading dots, and targets of navigation. */
  static List<String> inScript(String text) {
    List<String> found = new ArrayList<>();
    if (mayHoldLink(text)) {
      String plain = plain(text);
      addAbsolute(plain, found);
      ROOTED.matcher(plain).results().forEach(match -> found.add(match.group(2)));
      NAVIGATION.matcher(plain).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  private static boolean mayHoldLink(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.contains("&#");
  }

  private static void addAbsolute(String plain, List<String> found) {
    if (plain.contains("//")) {
      ABSOLUTE.matcher(plain).results().forEach(match -> found.add(withoutEnd(match.group())));
    }
  }

  /** A sentence's stops and a bracket that was opened before the link are no part of it. */
  private static String withoutEnd(String link) {
    int bracket = link.indexOf('(') < 0 ? link.indexOf(')') : -1;
    return SENTENCE_END.matcher(bracket < 0 ? link : link.substring(0, bracket)).replaceFirst("");
  }

  /** Undoes the escapes of JSON, of scripts within scripts, and of HTML. */
  static String plain(String text) {
    String unescaped =
        text.indexOf('\\') < 0 ? text : ESCAPE.matcher(text).replaceAll(LinkText::letter);
    return unescaped.indexOf('&') < 0
        ? unescaped
        : ENTITY.matcher(unescaped).replaceAll(LinkText::sign);
  }

  private static String letter(MatchResult escape) {
    String sign = escape.group(3);
    String code = escape.group(1) == null ? escape.group(2) : escape.group(1);
    return Matcher.quoteReplacement(
        sign != null ? sign : String.valueOf((char) Integer.parseInt(code, 16)));
  }

  private static String sign(MatchResult entity) {
    if (entity.group(1) != null) {
      return "&";
    }
    if (entity.group(2) != null) {
      return "/";
    }
    return entity.group(3) != null ? ":" : "\"";
  }
}
