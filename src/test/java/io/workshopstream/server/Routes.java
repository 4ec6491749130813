package io.workshopstream.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.File;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes of the application, as its annotations and its folder of files say, so that a new one
 * is among them by itself.
 */
final class Routes {

  /** What the server adds for us. */
  private static final List<String> SERVERS =
      List.of("/", "/health", "/health/live", "/health/ready", "/health/started", "/metrics");

  private final List<Class<?>> classes;

  private Routes(List<Class<?>> classes) {
    this.classes = classes;
  }

  static Routes ofApplication() {
    return new Routes(
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.workshopstream")
                .stream()
                .filter(type -> !type.getPackageName().endsWith(".server"))
                .<Class<?>>map(JavaClass::reflect)
                .toList());
  }

  /** Every path, with its templates. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>(SERVERS);
    for (Class<?> type : classes) {
      if (type.isAnnotationPresent(Path.class)) {
        methods(type).forEach(method -> paths.add(joined(path(type) + "/" + path(method))));
      }
      servlets(type)
          .map(pattern -> pattern.length() > 1 ? pattern.replaceAll("/$", "") : pattern)
          .forEach(pattern -> paths.add(pattern.replace("*", "{rest}")));
    }
    for (File file : Objects.requireNonNull(new File("src/main/webapp").listFiles(File::isFile))) {
      paths.add("/" + file.getName());
    }
    return paths;
  }

  /**
   * Every method and path, such as {@code GET /api/runs/{id}}; of servlets and files what they are
   * there for.
   */
  Set<String> requests() {
    Set<String> requests = new TreeSet<>();
    for (Class<?> type : classes) {
      if (type.isAnnotationPresent(Path.class)) {
        methods(type)
            .forEach(
                method ->
                    requests.add(verb(method) + " " + joined(path(type) + "/" + path(method))));
      }
    }
    paths().stream()
        .filter(path -> !path.startsWith("/api/"))
        .forEach(path -> requests.add("GET " + path.replace("{rest}", "**")));
    return requests;
  }

  /**
   * Of each method and path the types that answer a client without a wish of its own; more than one
   * would leave the choice to the order in which the server finds them.
   */
  Map<String, Set<String>> usualTypes() {
    Map<String, Set<String>> types = new TreeMap<>();
    for (Class<?> type : classes) {
      if (type.isAnnotationPresent(Path.class)) {
        methods(type)
            .forEach(
                method ->
                    produced(method)
                        .filter(produced -> !produced.contains("qs="))
                        .forEach(
                            produced ->
                                types
                                    .computeIfAbsent(
                                        verb(method)
                                            + " "
                                            + joined(path(type) + "/" + path(method)),
                                        route -> new TreeSet<>())
                                    .add(method.getName() + " " + produced)));
      }
    }
    return types;
  }

  private static Stream<String> produced(Method method) {
    Produces own = method.getAnnotation(Produces.class);
    Produces all = method.getDeclaringClass().getAnnotation(Produces.class);
    Produces produces = own == null ? all : own;
    return produces == null ? Stream.of() : Stream.of(String.join(", ", produces.value()));
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(known -> known.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> servlets(Class<?> type) {
    ServerEndpoint endpoint = type.getAnnotation(ServerEndpoint.class);
    WebServlet servlet = type.getAnnotation(WebServlet.class);
    return Stream.concat(
        endpoint == null ? Stream.of() : Stream.of(endpoint.value()),
        servlet == null
            ? Stream.of()
            : Stream.of(servlet.value(), servlet.urlPatterns()).flatMap(Arrays::stream));
  }

  /** Every parameter that some query may have; one of them goes by several names. */
  Set<String> parameters() {
    Set<String> names = new TreeSet<>(List.of("last_event_id", "lastEventId", "Last-Event-ID"));
    names.addAll(named(QueryParam.class, QueryParam::value));
    return names;
  }

  /** Every header that some method of a resource reads. */
  Set<String> headers() {
    return named(HeaderParam.class, HeaderParam::value);
  }

  private <A extends Annotation> Set<String> named(Class<A> kind, Function<A, String> name) {
    return classes.stream()
        .flatMap(
            type ->
                Stream.concat(
                    Arrays.stream(type.getDeclaredFields()),
                    Arrays.stream(type.getDeclaredMethods())
                        .flatMap(method -> Arrays.stream(method.getParameters()))))
        .filter(element -> element.isAnnotationPresent(kind))
        .map(element -> name.apply(element.getAnnotation(kind)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .anyMatch(known -> known.isAnnotationPresent(HttpMethod.class)));
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String joined(String path) {
    return ("/api/" + path).replaceAll("/+", "/").replaceAll("/$", "");
  }
}
