package io.workshopstream.extraction.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks JSON of any depth without recursion. */
public final class JsonTree {

  private static final int MOST_NODES = 200_000;

  private JsonTree() {}

  /**
   * A value in a tree, with the way to it.
   *
   * @param key the key or index under which the parent holds it; empty at the root
   */
  public record Spot(JsonNode node, @Nullable Spot parent, String key) {

    public String path() {
      StringBuilder path = new StringBuilder(key);
      Spot up = parent;
      for (int step = 0; step < 6 && up != null; step++, up = up.parent) {
        path.insert(0, up.key.isEmpty() ? "$." : up.key + ".");
      }
      return path.toString();
    }
  }

  /** Every object below a root, the root included, in document order. */
  public static List<Spot> objects(JsonNode root, WorkBudget budget) {
    List<Spot> objects = new ArrayList<>();
    Deque<Spot> open = new ArrayDeque<>();
    open.push(new Spot(root, null, ""));
    int seen = 0;
    while (!open.isEmpty() && seen++ < MOST_NODES) {
      budget.spend(1);
      Spot spot = open.pop();
      if (spot.node().isObject()) {
        objects.add(spot);
      }
      children(spot).forEach(open::push);
    }
    return budget.metered(objects);
  }

  /** The containers in an object or array, the last one first. */
  private static List<Spot> children(Spot spot) {
    List<Spot> children = new ArrayList<>();
    if (spot.node().isArray()) {
      for (int index = spot.node().size() - 1; index >= 0; index--) {
        add(spot, spot.node().get(index), "[" + index + "]", children);
      }
      return children;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(spot.node().properties());
    for (int index = fields.size() - 1; index >= 0; index--) {
      add(spot, fields.get(index).getValue(), fields.get(index).getKey(), children);
    }
    return children;
  }

  private static void add(Spot parent, @Nullable JsonNode node, String key, List<Spot> children) {
    if (node != null && node.isContainerNode()) {
      children.add(new Spot(node, parent, key));
    }
  }
}
