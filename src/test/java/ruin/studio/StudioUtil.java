package ruin.studio;

import java.time.LocalDate;
import java.time.ZoneId;

/** Has a name that says nothing, prints, asks the wall clock and makes threads of its own. */
public class StudioUtil {
  @SuppressWarnings("SystemOut")
  void bad() {
    System.out.println(LocalDate.now(ZoneId.of("UTC")));
    new Thread(this::bad).start();
  }
}
