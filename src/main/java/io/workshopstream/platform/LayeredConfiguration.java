package io.workshopstream.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings on a server without MicroProfile Config, by its rules: the first source that has a
 * setting counts, be it set to nothing; in each source the profile's value comes before the plain
 * one; and values may name others.
 */
final class LayeredConfiguration implements Configuration {

  private static final String PROFILE = "mp.config.profile";

  private final List<Layer> layers;
  private final Expression expression = new Expression(this::raw);

  /**
   * @param layers the first one counts most, the last one holds the defaults
   */
  LayeredConfiguration(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  private static final class OfProcess {

    /** The files are read once: whoever changes them starts anew. */
    static final LayeredConfiguration ONE = new LayeredConfiguration(layers());

    private OfProcess() {}

    private static List<Layer> layers() {
      List<Layer> layers = new ArrayList<>();
      layers.add(Layer.systemProperties());
      layers.add(Layer.environment());
      SettingsFile.layer().ifPresent(layers::add);
      layers.add(Layer.defaults());
      return layers;
    }
  }

  /** Those of this process. */
  static LayeredConfiguration ofProcess() {
    return OfProcess.ONE;
  }

  @Override
  public Optional<String> text(String key) {
    return origin(key).map(Origin::value).filter(text -> !text.isEmpty());
  }

  @Override
  public Optional<Origin> origin(String key) {
    for (Layer layer : layers) {
      String found = find(layer, key);
      if (found != null) {
        boolean last = layers.indexOf(layer) == layers.size() - 1;
        return Optional.of(new Origin(expression.resolve(found), layer.name(), last));
      }
    }
    return Optional.empty();
  }

  private Optional<String> raw(String key) {
    return layers.stream()
        .flatMap(layer -> Optional.ofNullable(find(layer, key)).stream())
        .findFirst();
  }

  private @Nullable String find(Layer layer, String key) {
    String ofProfile = profile().map(name -> layer.find("%" + name + "." + key)).orElse(null);
    return ofProfile == null ? layer.find(key) : ofProfile;
  }

  private Optional<String> profile() {
    return layers.stream()
        .flatMap(layer -> Optional.ofNullable(layer.find(PROFILE)).stream())
        .findFirst()
        .filter(name -> !name.isEmpty());
  }

  @Override
  public Set<String> names() {
    return layers.stream()
        .flatMap(layer -> layer.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String described() {
    return "This server has no MicroProfile Config: settings are read from "
        + layers.stream().map(Layer::name).collect(Collectors.joining(", "));
  }
}
