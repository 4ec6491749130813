package io.workshopstream.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells the container who calls, before any filter. It refuses nobody: {@link AccessFilter} does,
 * behind the filters that look at hosts and origins, with an answer of our form.
 */
@ApplicationScoped
public class CallerMechanism implements HttpAuthenticationMechanism {

  @Inject private Identification identification;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Identity identity = identification.of(request);
    request.setAttribute(Identity.ATTRIBUTE, identity);
    return identity instanceof Identity.Proven proven
        ? context.notifyContainerAboutLogin(proven.caller(), proven.caller().role().groups())
        : context.doNothing();
  }
}
