package io.workshopstream.studio;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The studios, in their order, as they are at this moment: whoever keeps it sees changes without
 * asking the database. Each method shows one state; what is asked for twice may have changed in
 * between.
 */
public final class Studios {

  /** One state of all of them. */
  private record View(Map<StudioId, Studio> byId, List<Studio> all, List<Studio> enabled) {

    static View of(Collection<Studio> studios) {
      Map<StudioId, Studio> byId = new LinkedHashMap<>();
      studios.forEach(studio -> byId.put(studio.id(), studio));
      return new View(
          Collections.unmodifiableMap(byId),
          List.copyOf(byId.values()),
          byId.values().stream().filter(Studio::enabled).toList());
    }
  }

  private volatile View view;

  public Studios(Collection<Studio> studios) {
    view = View.of(studios);
  }

  /** Shows others from now on. */
  void show(Collection<Studio> studios) {
    view = View.of(studios);
  }

  /** The studio with this id, enabled or not. */
  public Optional<Studio> find(StudioId id) {
    return Optional.ofNullable(view.byId().get(id));
  }

  public List<Studio> all() {
    return view.all();
  }

  /** Those that are refreshed. */
  public List<Studio> enabled() {
    return view.enabled();
  }
}
