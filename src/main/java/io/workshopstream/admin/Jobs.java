package io.workshopstream.admin;

import io.workshopstream.admin.refresh.AdminService;
import io.workshopstream.admin.refresh.AdminStudioService;
import io.workshopstream.admin.refresh.RefreshAll;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.request.RunStart;
import io.workshopstream.admin.request.StudioRequest;
import io.workshopstream.admin.sentence.RetrySentences;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.admin.sentence.StudioSentences;
import io.workshopstream.run.RunRequest;
import io.workshopstream.run.RunTasks;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.run.job.RunTask;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioBook;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what a caller asks for into work for a run, or refuses it with a reason. */
@Stateless
@LocalBean
@Local(RunTasks.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Jobs implements RunTasks {

  /** The kind of a run that replaces a studio's workshops by what its site announces. */
  public static final String REFRESH_WORKSHOPS = "refresh-workshops";

  /** The kind of a run that saves a studio's workshops page by page and removes nothing. */
  public static final String PROCESS_STUDIO = "process-studio";

  /** The kind of a run that reads the links again that failed in an earlier one. */
  public static final String RETRY_LINKS = Retries.KIND;

  /** All kinds of runs. */
  public static final List<String> KINDS = List.of(REFRESH_WORKSHOPS, PROCESS_STUDIO, RETRY_LINKS);

  private static final int LONGEST_ID = 64;

  @Inject private Studios studios;
  @Inject private StudioBook book;
  @Inject private AdminService adminService;
  @Inject private AdminStudioService adminStudioService;
  @Inject private RefreshAll refreshAll;
  @Inject private Retries retries;

  /**
   * Work that refreshes one studio.
   *
   * @throws RejectedRequestException when no studio can be told from the request
   */
  public RunRequest refreshWorkshops(StudioRequest request) throws RejectedRequestException {
    return refresh(List.of(studio(request.studioId())), request.dryRun());
  }

  /** Work that refreshes every enabled studio, those that are not set up told as failed. */
  public RunRequest refreshAll(boolean dryRun) throws RejectedRequestException {
    if (studios.enabled().isEmpty()) {
      throw new RejectedRequestException(Problem.NO_STUDIO, Sentences.noStudioConfigured());
    }
    return refresh(studios.enabled(), dryRun);
  }

  /**
   * Work of the kind that the caller names.
   *
   * @throws RejectedRequestException when there is no such kind, or no studio can be told from the
   *     request
   */
  public RunRequest request(RunStart start) throws RejectedRequestException {
    String kind = start.kind();
    if (REFRESH_WORKSHOPS.equals(kind)) {
      return refreshWorkshops(start.request());
    }
    if (PROCESS_STUDIO.equals(kind)) {
      return processStudio(start.request());
    }
    throw new RejectedRequestException(
        Problem.MALFORMED, Sentences.unknownKind(REFRESH_WORKSHOPS, PROCESS_STUDIO));
  }

  private RunRequest refresh(List<Studio> which, boolean dryRun) {
    Set<String> subjects =
        which.stream().map(studio -> studio.id().value()).collect(Collectors.toSet());
    return new RunRequest(new RunKey(REFRESH_WORKSHOPS, subjects, dryRun));
  }

  /**
   * Work that processes one studio.
   *
   * @throws RejectedRequestException when no studio can be told from the request
   */
  public RunRequest processStudio(StudioRequest request) throws RejectedRequestException {
    Studio studio = studio(request.studioId());
    return new RunRequest(
        new RunKey(PROCESS_STUDIO, Set.of(studio.id().value()), request.dryRun()));
  }

  /**
   * The work of a run of these kinds: from its key alone, for whoever takes it on may have been
   * told nothing else. Empty for other kinds.
   */
  @Override
  public Optional<RunTask> task(RunKey key) {
    if (key.isParent()) {
      return key.kind().equals(REFRESH_WORKSHOPS)
          ? Optional.of(progress -> refreshAll.refresh(key, progress))
          : Optional.empty();
    }
    return KINDS.contains(key.kind())
        ? Optional.of(progress -> work(key, progress))
        : Optional.empty();
  }

  /** On the studio as it is now: it may have been changed or removed while the run waited. */
  private RunResult work(RunKey key, Progress progress) throws RunStoppedException {
    String id = key.subjects().iterator().next();
    Optional<Studio> studio = StudioId.parse(id).flatMap(this::current);
    if (studio.isEmpty()) {
      return new RunResult.Failed(StudioSentences.isGone(id));
    }
    if (key.retryOf() != null) {
      return retryLinks(studio.get(), key.retryOf(), key.dryRun(), progress);
    }
    return key.kind().equals(REFRESH_WORKSHOPS)
        ? adminService.refreshWorkshops(studio.get(), key.dryRun(), progress)
        : adminStudioService.processStudio(studio.get(), key.dryRun(), progress);
  }

  private RunResult retryLinks(Studio studio, RunId earlier, boolean dryRun, Progress progress)
      throws RunStoppedException {
    Set<String> failed = retries.failedLinks(earlier);
    return failed.isEmpty()
        ? new RunResult.Failed(RetrySentences.runIsGone(earlier.value()))
        : adminStudioService.retryLinks(studio, failed, dryRun, progress);
  }

  /**
   * Work that does again what failed in a run.
   *
   * @throws RejectedRequestException when it is under way, nothing of it failed, or one of its
   *     studios cannot be worked on
   */
  public RunRequest retry(RunHeader run) throws RejectedRequestException {
    RunKey key = retries.of(run);
    for (String studio : key.subjects()) {
      ready(known(studio));
    }
    return new RunRequest(key);
  }

  /** Another server may have added or changed it a moment ago. */
  private Optional<Studio> current(StudioId id) {
    boolean unused = book.lookIfPossible();
    return studios.find(id);
  }

  private Studio studio(@Nullable String words) throws RejectedRequestException {
    if (words == null || words.isBlank()) {
      throw new RejectedRequestException(Problem.NO_STUDIO, Sentences.studioIdIsRequired());
    }
    if (words.strip().length() > LONGEST_ID) {
      throw new RejectedRequestException(
          Problem.INVALID_STUDIO, Sentences.studioIdIsTooLong(words.length(), LONGEST_ID));
    }
    if (words.strip().chars().anyMatch(Character::isISOControl)) {
      throw new RejectedRequestException(
          Problem.INVALID_STUDIO, Sentences.studioIdHasControlCharacters());
    }
    return ready(known(words.strip()));
  }

  private Studio known(String id) throws RejectedRequestException {
    return StudioId.parse(id)
        .flatMap(studio -> studios.find(studio).or(() -> current(studio)))
        .orElseThrow(
            () ->
                new RejectedRequestException(
                    Problem.UNKNOWN_STUDIO, StudioSentences.unknown(id, studios.all())));
  }

  private static Studio ready(Studio studio) throws RejectedRequestException {
    String missing = studio.missingKey();
    if (missing != null) {
      throw new RejectedRequestException(
          Problem.NOT_SET_UP, Sentences.studioIsNotSetUp(studio, missing));
    }
    return studio;
  }
}
