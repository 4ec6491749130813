package io.workshopstream.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A meeting of a workshop in the database. */
@Embeddable
class SlotRow {

  @Column(name = "slot_date")
  private LocalDate date = LocalDate.EPOCH;

  @Column(name = "start_time")
  private @Nullable LocalTime start;

  @Column(name = "end_time")
  private @Nullable LocalTime end;

  protected SlotRow() {}

  SlotRow(Slot slot) {
    date = slot.date();
    start = slot.start();
    end = slot.end();
  }

  Slot toSlot() {
    return new Slot(date, start, end);
  }
}
