package io.workshopstream.access;

import io.workshopstream.access.identity.ApiCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request of a caller whom a ticket proves, which the container has not heard of. */
final class CallerRequest extends HttpServletRequestWrapper {

  private final ApiCaller caller;

  CallerRequest(HttpServletRequest request, ApiCaller caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public String getRemoteUser() {
    return caller.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller.role().groups().contains(role);
  }
}
