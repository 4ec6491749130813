package io.workshopstream;

import io.workshopstream.backup.Backup;
import io.workshopstream.backup.Inventory;
import io.workshopstream.backup.Restore;
import io.workshopstream.catalogue.ArtistImports;
import io.workshopstream.catalogue.UnmatchedNames;
import io.workshopstream.database.Tables;
import io.workshopstream.platform.Platform;
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
  Backup backup(Tables tables, Clock clock) {
    return new Backup(tables.database(), clock, BuildVersion.read(), Inventory.KEPT);
  }

  @Produces
  @Singleton
  Restore restore(Tables tables) {
    long most =
        Platform.configuration().text("backup.restore-bytes").map(Long::valueOf).orElseThrow();
    return new Restore(tables.database(), Inventory.KEPT, most);
  }

  @Produces
  @Singleton
  UnmatchedNames unmatchedNames(Tables tables) {
    return new UnmatchedNames(tables.database());
  }
}
