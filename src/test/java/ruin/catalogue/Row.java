package ruin.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity. */
@Entity
public class Row {
  @Id int id;
}
