package io.workshopstream.api.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Answers with the description of the API: as the YAML that it is written in, or as JSON. The page
 * that the server has there would leave out each role, each empty list and each null of it.
 */
@WebServlet(
    name = "api-description",
    urlPatterns = {"/openapi", "/openapi/"})
public class ApiDescription extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String FILE = "/META-INF/openapi.yaml";
  private static final String JSON = "application/json";

  private byte[] yaml = {};
  private byte[] json = {};

  @Override
  public void init() throws ServletException {
    try (InputStream file = ApiDescription.class.getResourceAsStream(FILE)) {
      yaml = Objects.requireNonNull(file, FILE).readAllBytes();
      json = new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    } catch (IOException broken) {
      throw new ServletException(FILE + " must be YAML", broken);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asJson = wantsJson(request);
    byte[] body = asJson ? json : yaml;
    response.setContentType(asJson ? JSON : "application/yaml");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** By the parameter of MicroProfile OpenAPI, or by the first type that is accepted. */
  private static boolean wantsJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    String accept = request.getHeader("Accept");
    return format == null
        ? accept != null && accept.toLowerCase(Locale.ROOT).startsWith(JSON)
        : format.equalsIgnoreCase("json");
  }

  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", "GET, HEAD, OPTIONS");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
