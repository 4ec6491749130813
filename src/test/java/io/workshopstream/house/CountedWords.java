package io.workshopstream.house;

/** Words that count how often their letters are looked at, and refuse beyond a bound. */
final class CountedWords implements CharSequence {

  private final String words;
  private final long most;
  private long looks;

  /**
   * @param most how many times each letter may be looked at, on average
   */
  CountedWords(String words, int most) {
    this.words = words;
    this.most = (long) most * words.length();
  }

  long looks() {
    return looks;
  }

  @Override
  public int length() {
    return words.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new TooManyLooksException();
    }
    return words.charAt(index);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return words.substring(from, to);
  }

  @Override
  public String toString() {
    return words;
  }

  static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
