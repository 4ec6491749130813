package io.workshopstream.access;

import io.workshopstream.access.identity.ApiCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;

/**
 * Tells the container who calls, before any filter. It refuses nobody: {@link AccessFilter} does,
 * behind the filters that look at hosts and origins, with an answer of our form.
 */
@ApplicationScoped
public class CallerMechanism implements HttpAuthenticationMechanism {

  private static final Logger LOG = System.getLogger(CallerMechanism.class.getName());

  @Inject private Identification identification;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Identity identity = identification.of(request);
    request.setAttribute(Identity.ATTRIBUTE, identity);
    return identity instanceof Identity.Proven proven
        ? told(proven.caller(), context)
        : context.doNothing();
  }

  /** WildFly refuses callers that its own realms do not know; the filter says who calls then. */
  private static AuthenticationStatus told(ApiCaller caller, HttpMessageContext context) {
    try {
      return context.notifyContainerAboutLogin(caller, caller.role().groups());
    } catch (IllegalStateException refused) {
      LOG.log(Logger.Level.TRACE, "the container does not take the caller", refused);
      return context.doNothing();
    }
  }
}
