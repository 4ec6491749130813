package io.workshopstream.run.job;

/** The work of a run; knows its progress, nothing of who watches. */
@FunctionalInterface
public interface RunTask {

  /**
   * Works until done, on a thread of the container that may block.
   *
   * @throws RunStoppedException when the run was stopped and the job left at a safe boundary
   */
  RunResult work(Progress progress) throws RunStoppedException;
}
