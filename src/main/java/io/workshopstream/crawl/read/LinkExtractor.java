package io.workshopstream.crawl.read;

import io.workshopstream.crawl.address.AddressNormaliser;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Page;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the wanted links of a page: references in attributes, and whatever looks like one in
 * scripts, event handlers, data attributes and running text, because many listings are drawn by
 * scripts. Comments are left out. Safe for many threads.
 */
public final class LinkExtractor {

  private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed");
  private static final Set<String> NO_LINKS = Set.of("link", "base", "use", "image");
  private static final Pattern REFRESH =
      Pattern.compile("(?i)^[\\s\\d.]*+[;,]?\\s*+(?:url\\s*+=)?+\\s*+[\"']?([^\"']++)");
  private static final Pattern REFERENCE_BY_NAME = Pattern.compile("^data-.*(?:href|url|link|src)");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "(?i)^.*\\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|woff2?|ttf|mp[34]|webm)");

  private final LinkPrefix prefix;
  private final boolean keepQuery;

  public LinkExtractor(CrawlRequest order) {
    prefix = new LinkPrefix(order.start(), order.prefix());
    keepQuery = order.keepQuery();
  }

  /** In the order of the page, each spelling once, in normal form. */
  public List<URI> links(Page page) {
    Set<String> found = new LinkedHashSet<>(); // menus come more than once
    URI base = page.address();
    if (page.kind() == Page.Kind.HTML) {
      Document document = Jsoup.parse(page.body(), base.toString());
      document.traverse((node, depth) -> look(node, found));
      base = base(document, base);
    } else {
      found.addAll(LinkText.inScript(page.body()));
    }
    return wanted(base, found);
  }

  private List<URI> wanted(URI base, Set<String> references) {
    Set<URI> links = new LinkedHashSet<>();
    for (String reference : references) {
      AddressParser.resolve(base, reference)
          .filter(address -> prefix.matches(AddressNormaliser.normal(address, true)))
          .filter(address -> !NO_PAGE.matcher(address.getRawPath()).matches())
          .ifPresent(address -> links.add(AddressNormaliser.normal(address, keepQuery)));
    }
    return List.copyOf(links);
  }

  private static URI base(Document document, URI address) {
    Element base = document.selectFirst("base[href]");
    return base == null
        ? address
        : AddressParser.resolve(address, base.attr("href")).orElse(address);
  }

  private static void look(Node node, Set<String> found) {
    if (node instanceof DataNode script) {
      found.addAll(LinkText.inScript(script.getWholeData()));
    } else if (node instanceof TextNode text) {
      found.addAll(LinkText.inProse(text.getWholeText()));
    } else if (node instanceof Element element) {
      element.attributes().forEach(attribute -> look(element, attribute, found));
    }
  }

  private static void look(Element element, Attribute attribute, Set<String> found) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue();
    String tag = element.normalName();
    if (name.equals("href")) {
      if (!NO_LINKS.contains(tag)) {
        found.add(value);
      }
    } else if (name.equals("src") && FRAMES.contains(tag)) {
      found.add(value);
    } else if (name.equals("content") && element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      REFRESH.matcher(value).results().forEach(match -> found.add(match.group(1)));
    } else if (name.startsWith("data-") || name.startsWith("on")) {
      found.addAll(LinkText.inScript(value));
      if (REFERENCE_BY_NAME.matcher(name).matches()) {
        found.add(value);
      }
    } else {
      found.addAll(LinkText.inProse(value));
    }
  }
}
