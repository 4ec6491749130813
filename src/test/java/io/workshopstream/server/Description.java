package io.workshopstream.server;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The description of the API, read. */
final class Description {

  private static final Path FILE = Path.of("src/main/resources-filtered/META-INF/openapi.yaml");
  private static final String SCHEMAS = "#/components/schemas/";

  private final String yaml;
  private final OpenAPI api;

  private Description(String yaml, OpenAPI api) {
    this.yaml = yaml;
    this.api = api;
  }

  /** The words of the file, with the version that the build would put in. */
  static String text() {
    try {
      return Files.readString(FILE).replace("${project.version}", "1.0-SNAPSHOT");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of the application. */
  static Description ours() {
    return of(text());
  }

  /** Reads one that has no mistakes. */
  static Description of(String yaml) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(yaml, null, options);
    List<String> mistakes = read.getMessages();
    if (mistakes != null && !mistakes.isEmpty()) {
      throw new IllegalStateException("the description must be OpenAPI: " + mistakes);
    }
    return new Description(yaml, read.getOpenAPI());
  }

  String yaml() {
    return yaml;
  }

  OpenAPI api() {
    return api;
  }

  /** Every operation by its method and path, such as {@code GET /api/runs/{id}}. */
  Map<String, Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach((method, operation) -> operations.put(method + " " + path.getKey(), operation));
    }
    return operations;
  }

  Map<String, Schema<?>> schemas() {
    Map<String, Schema<?>> schemas = new TreeMap<>();
    api.getComponents().getSchemas().forEach(schemas::put);
    return schemas;
  }

  /** The types of events, each with the name of the schema of its data. */
  Map<String, String> events() {
    Object types = schemas().get("EventStream").getExtensions().get("x-events");
    Map<String, String> events = new TreeMap<>();
    ((Map<?, ?>) types)
        .forEach((type, schema) -> events.put((String) type, referred((Map<?, ?>) schema)));
    return events;
  }

  private static String referred(Map<?, ?> reference) {
    return Objects.toString(reference.get("$ref")).replace(SCHEMAS, "");
  }
}
