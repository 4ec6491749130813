package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.text.Vocabulary;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells what only frames a page - navigation, footers, comments - by tag, role and class. */
final class Frame {

  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern PARTS = Pattern.compile("[-_]|(?<=[a-z])(?=[A-Z])");
  private static final Set<String> TAGS = Set.of("nav", "footer", "aside");
  private static final Set<String> ROLES =
      Vocabulary.of("navigation contentinfo complementary search menu menubar");
  private static final Set<String> WORDS =
      Vocabulary.of(
          "nav navbar navigation footer sidebar comment comments tweet tweets twitter"
              + " breadcrumb breadcrumbs cookie cookies related pagination newsletter menu disqus"
              + " testimonials reviews archive archives");
  private static final Set<String> NEVER = Vocabulary.of("html body main article form h1");
  private static final Set<String> INVISIBLE =
      Vocabulary.of(
          "script style template noscript svg select iframe textarea head object canvas video"
              + " audio math datalist");

  /** "left-content-right-sidebar" says how columns stand, not what is in them. */
  private static final int MOST_WORDS = 4;

  private Frame() {}

  static boolean isInvisible(Element element) {
    return INVISIBLE.contains(element.normalName()) || element.hasAttr("hidden");
  }

  static boolean frames(Element element) {
    String tag = element.normalName();
    if (NEVER.contains(tag)) {
      return false;
    }
    return TAGS.contains(tag)
        || ROLES.contains(element.attr("role"))
        || named(element.className())
        || named(element.id());
  }

  /** "site-footer" and "comment_list", but not "has-sidebar" or "no-nav". */
  private static boolean named(String names) {
    if (names.isEmpty() || names.length() > 300) {
      return false;
    }
    for (String name : BLANK.split(names, -1)) {
      String[] words = PARTS.split(name, -1);
      boolean wrapper =
          words.length > 1 && Set.of("has", "no", "with", "without", "is").contains(words[0]);
      boolean layout = words.length > MOST_WORDS;
      if (!wrapper && !layout && (isWord(words[0]) || isWord(words[words.length - 1]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}
