package io.workshopstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The peer: nginx with its module nchan, one worker, which keeps messages in memory and stores
 * nothing. It queues what a client does not take without a bound, so it is never asked to replay
 * more than its buffer of 1,000 messages.
 */
final class Nchan {

  /** How many messages it keeps of a channel. */
  static final int KEPT = 1000;

  /** Where Debian's libnginx-mod-nchan puts it. */
  private static final String MODULE = "/usr/lib/nginx/modules/ngx_nchan_module.so";

  private static final String CONFIGURATION =
      """
      load_module MODULE;
      daemon off; user root; pid FOLDER/nginx.pid; error_log FOLDER/error.log;
      worker_processes 1; worker_rlimit_nofile 20000;
      events { worker_connections 12000; }
      http { access_log off; client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
        keepalive_requests 1000000000; tcp_nodelay on; nchan_shared_memory_size 256M;
        server { listen 127.0.0.1:PORT backlog=8192;
          location ~ /pub/(.+)$ { nchan_publisher; nchan_channel_id $1;
            nchan_message_buffer_length KEPT; nchan_message_timeout 5m; }
          location ~ /sub/(.+)$ { nchan_subscriber eventsource; nchan_channel_id $1;
            nchan_subscriber_first_message oldest; } } }
      """;

  private Nchan() {}

  /**
   * Starts it.
   *
   * @param folder for its files
   */
  static Peer start(Path folder, int port) {
    try {
      Files.createDirectories(folder);
      Path configuration = folder.resolve("nginx.conf");
      Files.writeString(
          configuration,
          CONFIGURATION
              .replace("MODULE", MODULE)
              .replace("FOLDER", folder.toString())
              .replace("PORT", "" + port)
              .replace("KEPT", "" + KEPT));
      List<String> command =
          List.of("nginx", "-p", folder.toString(), "-c", configuration.toString());
      ServerProcess server = new ServerProcess(folder.resolve("nginx.log"), command);
      Workshops.sleep(1000);
      if (!server.isAlive()) {
        throw new IllegalStateException("nginx did not start: " + folder + "/nginx.log says why");
      }
      return new Peer("nchan", port, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
