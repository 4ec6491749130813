package io.workshopstream.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.io.IOException;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The page that the server shows for whatever is refused outside of Jakarta REST, or before it: a
 * {@link ProblemDocument}, as on every route. The server's own would be HTML, with its name on it.
 */
@WebServlet(name = "error-page", urlPatterns = ErrorPage.PLACE, asyncSupported = true)
public class ErrorPage extends HttpServlet {

  static final String PLACE = "/error-page";
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(status(request), response);
  }

  /** Whoever asks for this very address, instead of being sent here, finds nothing. */
  private static int status(HttpServletRequest request) {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      return Status.NOT_FOUND.getStatusCode();
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? code
        : Status.INTERNAL_SERVER_ERROR.getStatusCode();
  }

  /** Writes what is usually wrong when there is this status. */
  static void answer(int code, HttpServletResponse response) throws IOException {
    StatusType status = known(Status.fromStatusCode(code));
    byte[] body =
        JSON.writeValueAsBytes(ProblemDocument.of(status, ProblemDocument.usually(status)));
    response.setStatus(status.getStatusCode());
    response.setContentType(ProblemDocument.MEDIA_TYPE.toString());
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      LOG.log(Logger.Level.DEBUG, "a client hung up: {0}", gone);
    }
  }

  private static StatusType known(@Nullable Status status) {
    return status == null ? Status.INTERNAL_SERVER_ERROR : status;
  }
}
