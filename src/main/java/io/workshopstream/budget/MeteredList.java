package io.workshopstream.budget;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list in which each look at an element costs a step, however it is walked: by index, iterator,
 * stream or part. Whoever is given one cannot forget to count.
 */
final class MeteredList<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> list;
  private final Runnable look;

  /**
   * @param look called before each look at an element
   */
  MeteredList(List<T> list, Runnable look) {
    this.list = list;
    this.look = look;
  }

  @Override
  public T get(int index) {
    look.run();
    return list.get(index);
  }

  @Override
  public int size() {
    return list.size();
  }
}
