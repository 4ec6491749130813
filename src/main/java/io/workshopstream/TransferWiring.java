package io.workshopstream;

import io.workshopstream.catalogue.ArtistImports;
import io.workshopstream.catalogue.UnmatchedNames;
import io.workshopstream.database.Tables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what takes files in and hands them out. */
@ApplicationScoped
public class TransferWiring {

  @Produces
  @Singleton
  ArtistImports artistImports(Tables tables, Clock clock) {
    return new ArtistImports(tables.database(), clock);
  }

  @Produces
  @Singleton
  UnmatchedNames unmatchedNames(Tables tables) {
    return new UnmatchedNames(tables.database());
  }
}
