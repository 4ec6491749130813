package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.text.Vocabulary;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells what only frames a page - navigation, footers, comments - by tag, role and class. */
final class Frame {

  private static final Set<String> WRAPPERS = Set.of("has", "no", "with", "without", "is");
  private static final Set<String> TAGS = Set.of("nav", "footer", "aside");
  private static final Set<String> ROLES =
      Vocabulary.of("navigation contentinfo complementary search menu menubar");
  private static final Set<String> WORDS =
      Vocabulary.of(
          "nav navbar navigation footer sidebar comment comments tweet tweets twitter"
              + " breadcrumb breadcrumbs cookie cookies related pagination newsletter menu disqus"
              + " testimonials reviews archive archives commentlist commentarea respond");

  /** What readers say below an article: often longer than itself, and never what a page is for. */
  private static final Set<String> TALK =
      Vocabulary.of(
          "comment comments commentlist commentarea respond disqus reviews tweet tweets"
              + " testimonials");

  private static final Set<String> NEVER = Vocabulary.of("html body main article form h1");
  private static final Set<String> INVISIBLE =
      Vocabulary.of(
          "script style template noscript svg select iframe textarea head object canvas video"
              + " audio math datalist");

  /** "left-content-right-sidebar" says how columns stand, not what is in them. */
  private static final int MOST_WORDS = 4;

  /** Whether a class or an id of the page means one, as pages repeat them. */
  private final Map<String, Boolean> known = new HashMap<>();

  static boolean isInvisible(Element element) {
    return INVISIBLE.contains(element.normalName()) || element.hasAttr("hidden");
  }

  /** Whether its tag alone says so. */
  static boolean isSure(Element element) {
    return TAGS.contains(element.normalName());
  }

  /** Whether an element only frames the page. */
  boolean isOne(Element element) {
    String tag = element.normalName();
    if (NEVER.contains(tag)) {
      return false;
    }
    return TAGS.contains(tag)
        || ROLES.contains(element.attr("role"))
        || isNamed(element.attr("class"))
        || isNamed(element.id());
  }

  /** Whether a frame holds what readers say. */
  static boolean isTalk(Element frame) {
    return isNamed(frame.attr("class"), TALK) || isNamed(frame.id(), TALK);
  }

  private boolean isNamed(String names) {
    return !names.isEmpty() && known.computeIfAbsent(names, all -> isNamed(all, WORDS));
  }

  /** "site-footer" and "comment_list", but not "has-sidebar" or "no-nav". */
  private static boolean isNamed(String names, Set<String> wanted) {
    if (names.isEmpty() || names.length() > 300) {
      return false;
    }
    int from = 0;
    for (int at = 0; at <= names.length(); at++) {
      if (at == names.length() || Character.isWhitespace(names.charAt(at))) {
        if (says(names.substring(from, at), wanted)) {
          return true;
        }
        from = at + 1;
      }
    }
    return false;
  }

  private static boolean says(String name, Set<String> wanted) {
    int words = 1;
    int first = name.length();
    int last = 0;
    boolean comments = false;
    for (int at = 0; at < name.length(); at++) {
      boolean mark = name.charAt(at) == '-' || name.charAt(at) == '_';
      if (mark || isCapitalInside(name, at)) {
        first = words == 1 ? at : first;
        comments = comments || name.substring(last, at).equalsIgnoreCase("comments");
        last = mark ? at + 1 : at;
        words++;
      }
    }
    boolean wrapper = words > 1 && WRAPPERS.contains(name.substring(0, first));
    return !wrapper
        && words <= MOST_WORDS
        && (comments
            || isWord(name.substring(0, first), wanted)
            || isWord(name.substring(last), wanted));
  }

  private static boolean isCapitalInside(String name, int at) {
    return at > 0 && isSmall(name.charAt(at - 1)) && isCapital(name.charAt(at));
  }

  private static boolean isSmall(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isCapital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean isWord(String word, Set<String> wanted) {
    return wanted.contains(word.toLowerCase(Locale.ROOT));
  }
}
