package io.workshopstream.lifecycle;

import io.workshopstream.config.Listening;
import io.workshopstream.config.SettingProblem;
import io.workshopstream.config.SettingWarnings;
import io.workshopstream.config.Settings;
import io.workshopstream.database.ConfiguredDatabase;
import io.workshopstream.platform.Configuration;
import io.workshopstream.platform.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be so before the server can start, and what stands in the way. */
final class StartConditions {

  /** Whichever is free. */
  private static final int ANY_PORT = 0;

  private final Configuration config;
  private final Settings settings;

  StartConditions(Configuration config) {
    this.config = config;
    this.settings = new Settings(config);
  }

  /** All that is wrong with the settings; else with the port and with the database. */
  List<SettingProblem> problems() {
    Optional<String> file = SettingsFile.unreadable();
    if (file.isPresent()) {
      return List.of(
          new SettingProblem(
              "server.settings-file",
              "is " + file.get() + ", which cannot be read",
              "a file of properties that this server may read"));
    }
    List<SettingProblem> wrong = settings.problems();
    return wrong.isEmpty()
        ? Stream.of(portTaken(), databaseMissing()).flatMap(Optional::stream).toList()
        : wrong;
  }

  /** What is told at the start and does not prevent it. */
  List<String> warnings() {
    return SettingWarnings.of(config);
  }

  /** Looks whether the port is free, where the server is yet to open it. */
  private Optional<SettingProblem> portTaken() {
    boolean open = config.text("payara.instance.http.enabled").filter("false"::equals).isEmpty();
    Listening listening = settings.listening();
    int port = listening.port();
    if (open) {
      return Optional.empty();
    }
    if (!canListen(listening.address(), ANY_PORT)) {
      return Optional.of(foreign(listening.address()));
    }
    return canListen(listening.address(), port) ? Optional.empty() : Optional.of(taken(port));
  }

  private static boolean canListen(String address, int port) {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return free.isBound();
    } catch (IOException takenOrForeign) {
      return false;
    }
  }

  private static SettingProblem taken(int port) {
    return new SettingProblem(
        "server.port",
        "is " + port + ", which another program uses",
        "a free port, such as with -Dserver.port=" + (port < 65_535 ? port + 1 : 8008));
  }

  private static SettingProblem foreign(String address) {
    return new SettingProblem(
        "server.address",
        "is " + address + ", which is no address of this machine",
        "one of its own, or 0.0.0.0 for all of them, in the environment as SERVER_ADDRESS");
  }

  private Optional<SettingProblem> databaseMissing() {
    try (Connection connection = new ConfiguredDatabase(config).connect()) {
      return connection.isReadOnly() ? Optional.of(READ_ONLY) : Optional.empty();
    } catch (SQLException broken) {
      return Optional.of(DatabaseProblem.of(broken));
    }
  }

  private static final SettingProblem READ_ONLY =
      new SettingProblem(
          "database.url",
          "leads to a database that can only be read",
          "one that this server may write to");
}
