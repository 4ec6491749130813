package io.workshopstream;

import io.workshopstream.api.conditional.ConditionalAnswers;
import io.workshopstream.api.conditional.PublicState;
import io.workshopstream.api.description.EffectiveConfig;
import io.workshopstream.catalogue.PublicCatalogue;
import io.workshopstream.config.EffectiveSettings;
import io.workshopstream.config.Settings;
import io.workshopstream.database.Tables;
import io.workshopstream.platform.Platform;
import io.workshopstream.studio.Studios;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the public is shown. */
@ApplicationScoped
public class PublicWiring {

  @Produces
  @Singleton
  PublicCatalogue publicCatalogue(Tables tables) {
    return new PublicCatalogue(tables.database());
  }

  /** Made for each who asks: settings may change while the server runs. */
  @Produces
  EffectiveConfig config() {
    return new EffectiveConfig(
        EffectiveSettings.of(Platform.configuration()).stream()
            .map(one -> new EffectiveConfig.Setting(one.key(), one.value(), one.source()))
            .toList());
  }

  /** Secrets are masked in what is shown; the names of days come from the virtual machine. */
  @Produces
  @Singleton
  ConditionalAnswers answers(PublicCatalogue catalogue, Studios studios, Clock clock) {
    List<String> program = new ArrayList<>(Settings.ofServer().secrets());
    program.add(BuildVersion.read());
    program.add(Runtime.version().toString());
    return new ConditionalAnswers(new PublicState(catalogue, studios, clock, program)::now);
  }
}
