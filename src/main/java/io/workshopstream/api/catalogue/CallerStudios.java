package io.workshopstream.api.catalogue;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The studios that a caller may have to do with. */
@ApplicationScoped
public class CallerStudios {

  @Inject private Studios studios;

  /**
   * The studio of this id.
   *
   * @throws RejectedRequestException when there is none, or it is none of the caller's
   */
  public Studio get(String id, HttpServletRequest http) throws RejectedRequestException {
    Studio studio =
        StudioId.parse(id)
            .flatMap(studios::find)
            .orElseThrow(
                () ->
                    new RejectedRequestException(Problem.UNKNOWN_STUDIO, "No studio has this id"));
    check(studio.id(), http);
    return studio;
  }

  /** Whether callers may have to do with the studio. */
  public boolean sees(StudioId studio, HttpServletRequest http) {
    return ApiCaller.of(http.getUserPrincipal()).sees(Set.of(studio.value()));
  }

  /**
   * Lets callers through who may have to do with the studio.
   *
   * @throws RejectedRequestException when they may not
   */
  public void check(StudioId studio, HttpServletRequest http) throws RejectedRequestException {
    if (!sees(studio, http)) {
      throw new RejectedRequestException(
          Problem.OTHER_STUDIO, "The token must be one for " + studio.value());
    }
  }
}
