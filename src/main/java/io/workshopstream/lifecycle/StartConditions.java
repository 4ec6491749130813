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
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be so before the server can start, and what stands in the way. */
final class StartConditions {

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
    try (ServerSocket free = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(listening.address());
      if (!listening.everywhere() && NetworkInterface.getByInetAddress(address) == null) {
        return Optional.of(foreign(listening.address()));
      }
      free.bind(new InetSocketAddress(address, port));
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.of(foreign(listening.address()));
    } catch (IOException taken) {
      return Optional.of(
          new SettingProblem(
              "server.port",
              "is " + port + ", which another program uses",
              "a free port, such as with -Dserver.port=" + (port < 65_535 ? port + 1 : 8008)));
    }
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
