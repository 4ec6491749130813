package io.workshopstream;

import io.workshopstream.admin.page.CurrentArtists;
import io.workshopstream.catalogue.AddedWorkshops;
import io.workshopstream.catalogue.Artists;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.Reviews;
import io.workshopstream.catalogue.StudioStates;
import io.workshopstream.database.Tables;
import io.workshopstream.teaching.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the doors of the catalogue its tables and the clock, and readers of pages its artists. */
@ApplicationScoped
public class CatalogueWiring {

  @Produces
  @Singleton
  Catalogue catalogue(Tables tables, Clock clock) {
    return new Catalogue(tables.database(), clock);
  }

  @Produces
  @Singleton
  Artists artists(Tables tables, Clock clock) {
    return new Artists(tables.database(), clock);
  }

  @Produces
  @Singleton
  CurrentArtists currentArtists(Artists artists) {
    return new CurrentArtists(artists);
  }

  @Produces
  @Singleton
  AddedWorkshops addedWorkshops(Tables tables, Clock clock) {
    return new AddedWorkshops(tables.database(), clock);
  }

  @Produces
  @Singleton
  Reviews reviews(Tables tables) {
    return new Reviews(tables.database());
  }

  @Produces
  @Singleton
  StudioStates studioStates(Tables tables, Clock clock) {
    return new StudioStates(tables.database(), clock);
  }

  @Produces
  @Singleton
  RuleBook ruleBook(Tables tables, Clock clock) {
    return new RuleBook(tables.database(), clock);
  }
}
