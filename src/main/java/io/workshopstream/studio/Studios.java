package io.workshopstream.studio;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured studios, in the order of the configuration. */
public final class Studios {

  private final Map<StudioId, Studio> byId = new LinkedHashMap<>();

  public Studios(Collection<Studio> studios) {
    studios.forEach(studio -> byId.put(studio.id(), studio));
  }

  /** The studio with this id, enabled or not. */
  public Optional<Studio> find(StudioId id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Studio> all() {
    return List.copyOf(byId.values());
  }

  /** Those that are refreshed. */
  public List<Studio> enabled() {
    return byId.values().stream().filter(Studio::enabled).toList();
  }
}
