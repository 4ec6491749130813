package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.grammar.price.Fees;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.PriceTiers;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.time.Phrases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The things to choose from that a page's application data sells - line items of a payment page,
 * tickets of an event - found by their shape: a list of names with amounts, below something with a
 * title.
 */
public final class LineItems implements WorkshopExtractor {

  private static final int LONGEST_LIST = 200;
  private static final int ANCESTORS = 4;
  private static final int MOST_COMBOS = 20;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Override
  public List<EventClaim> read(Reading page) {
    Items items = new Items(page);
    for (JsonNode root : page.data()) {
      for (JsonTree.Spot spot : JsonTree.objects(root, page.budget())) {
        for (Map.Entry<String, JsonNode> field : spot.node().properties()) {
          JsonNode list = field.getValue();
          if (list.isArray() && isList(list) && item(spot.node()).isEmpty()) {
            read(spot, field.getKey(), items);
          }
        }
      }
    }
    return items.events;
  }

  /** What was found so far, and what is found out once for all lists of a page. */
  private static final class Items {

    private final Reading page;
    private final List<EventClaim> events = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * What stands inside an object that lists may belong to; by identity, for objects are large.
     */
    private final IdentityHashMap<JsonNode, Optional<JsonNode>> inside = new IdentityHashMap<>();

    private final IdentityHashMap<JsonNode, List<JsonNode>> combos = new IdentityHashMap<>();
    private @Nullable Set<BigDecimal> visible;

    Items(Reading page) {
      this.page = page;
    }

    Optional<JsonNode> inside(JsonNode node) {
      return inside.computeIfAbsent(node, unread -> LineItems.inside(unread, page.budget()));
    }

    /** What is sold together beside the lists of an object. */
    List<JsonNode> combos(JsonNode node) {
      return combos.computeIfAbsent(node, unread -> LineItems.combos(unread, page.budget()));
    }

    /** The prices that people see. */
    Set<BigDecimal> visible() {
      if (visible == null) {
        visible = new HashSet<>();
        for (PriceMention price : Prices.in(page.outline().text(20_000))) {
          visible.add(price.amount().stripTrailingZeros());
        }
      }
      return visible;
    }
  }

  /** A list of which most members have a name and an amount. */
  private static boolean isList(JsonNode list) {
    int items = 0;
    for (JsonNode member : list) {
      items += item(member).isPresent() ? 1 : 0;
    }
    return items > 0 && items * 2 > list.size() && list.size() <= LONGEST_LIST;
  }

  /** The object that has both name and amount: the member itself, or the item inside it. */
  private static Optional<JsonNode> item(JsonNode member) {
    for (JsonNode node :
        List.of(member, member.path("item"), member.path("ticket"), member.path("node"))) {
      if (Shape.cost(node).isPresent() && Shape.isNamed(node)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** What is sold together may stand beside the list. */
  private static List<JsonNode> combos(JsonNode node, WorkBudget budget) {
    List<JsonNode> combos = new ArrayList<>();
    for (JsonNode beside : node) {
      budget.spend(1);
      item(beside)
          .filter(item -> BundleNames.isNamed(Shape.title(item).orElse("")))
          .filter(item -> combos.size() < MOST_COMBOS)
          .ifPresent(combos::add);
    }
    return combos;
  }

  private static void read(JsonTree.Spot spot, String key, Items items) {
    Optional<JsonNode> about = about(spot, items);
    if (about.isEmpty()) {
      return;
    }
    List<JsonNode> listed = listed(spot.node(), key, items);
    boolean minor = isMinor(listed, items);
    String path = spot.path() + "." + key;
    for (JsonNode item : listed) {
      if (items.names.add(Shape.title(item).orElse("") + Shape.cost(item))) {
        items.events.add(
            new EventClaim(
                "line-items",
                Trust.ITEMS,
                claims(item, about.get(), minor, path, items.page.budget())));
      }
    }
  }

  private static List<JsonNode> listed(JsonNode node, String key, Items items) {
    List<JsonNode> listed = new ArrayList<>();
    node.path(key).forEach(member -> item(member).ifPresent(listed::add));
    listed.addAll(items.combos(node));
    listed.removeIf(item -> Fees.isFee(Shape.title(item).orElse("")));
    return listed;
  }

  /**
   * What the list belongs to: the nearest object around it, or beside it, with a title and more.
   */
  private static Optional<JsonNode> about(JsonTree.Spot spot, Items items) {
    JsonTree.Spot at = spot;
    for (int step = 0; step < ANCESTORS && at != null; step++, at = at.parent()) {
      if (isAbout(at.node(), items.page.budget())) {
        return Optional.of(at.node());
      }
      Optional<JsonNode> inside = items.inside(at.node());
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  /** Beside the list, perhaps wrapped: {@code {"event": {"event": {…}}, "tickets": […]}}. */
  private static Optional<JsonNode> inside(JsonNode node, WorkBudget budget) {
    for (JsonNode child : node) {
      budget.spend(1);
      if (isAbout(child, budget)) {
        return Optional.of(child);
      }
    }
    for (JsonNode child : node) {
      if (child.isObject()) {
        for (JsonNode grandchild : child) {
          budget.spend(1);
          if (isAbout(grandchild, budget)) {
            return Optional.of(grandchild);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAbout(JsonNode node, WorkBudget budget) {
    return node.isObject()
        && Shape.title(node).isPresent()
        && (node.hasNonNull("description")
            || node.hasNonNull("scheduling")
            || !AppData.people(node, "").isEmpty()
            || !AppData.place(node, "").isEmpty()
            || AppData.starts(node, budget));
  }

  /** Whether amounts count paise or cents: told by the key, and by the prices that people see. */
  private static boolean isMinor(List<JsonNode> listed, Items items) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (JsonNode item : listed) {
      Shape.Cost cost = Shape.cost(item).orElseThrow();
      if (!cost.whole() || !Set.of("amount", "unit_amount", "value").contains(cost.key())) {
        return false;
      }
      amounts.add(new BigDecimal(cost.amount()));
    }
    boolean major =
        amounts.stream().anyMatch(amount -> items.visible().contains(amount.stripTrailingZeros()));
    return !major && amounts.stream().allMatch(amount -> amount.remainder(HUNDRED).signum() == 0);
  }

  private static List<Claim> claims(
      JsonNode item, JsonNode about, boolean minor, String path, WorkBudget budget) {
    List<Claim> claims = new ArrayList<>();
    String title = Markup.plain(Shape.title(about).orElse(""));
    String name = withoutShared(Markup.plain(Shape.title(item).orElse("")), title);
    claims.add(new Claim(Field.NAME, PriceTiers.withoutEnd(name), path));
    Phrases phrases = Phrases.in(name, DateOrder.DAY_FIRST);
    if (!phrases.dates().isEmpty() || !phrases.times().isEmpty()) {
      claims.add(new Claim(Field.DATE, name, path));
    }
    AppData.when(item, path, budget).forEach(claims::add);
    Shape.Cost cost = Shape.cost(item).orElseThrow();
    String tier = PriceTiers.endOf(name).orElse(null);
    claims.add(new Claim(Field.PRICE, price(cost, minor), tier, path));
    Shape.title(about)
        .map(Markup::plain)
        .ifPresent(whole -> claims.add(new Claim(Field.PART_OF, whole, path)));
    AppData.status(about, path).ifPresent(claims::add);
    claims.addAll(AppData.place(about, path));
    claims.addAll(AppData.people(about, path));
    return claims;
  }

  /** "Pal Pal - Aman Sen - 7th March" below "Workshops by Aman Sen": who is said already. */
  private static String withoutShared(String name, String title) {
    Set<String> shared = NameSimilarity.words(title);
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\s[-–—|]\\s", -1)) {
      Set<String> words = NameSimilarity.words(part);
      if (words.isEmpty() || !shared.containsAll(words)) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? name : String.join(" - ", parts);
  }

  private static String price(Shape.Cost cost, boolean minor) {
    String amount =
        minor ? new BigDecimal(cost.amount()).movePointLeft(2).toPlainString() : cost.amount();
    return cost.currency() == null ? amount : cost.currency() + " " + amount;
  }
}
