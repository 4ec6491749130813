package io.workshopstream.stream;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;

/**
 * Hands the client's address over to its session, and the endpoint, which is one for all sessions,
 * to the container: some inject nothing into endpoints that have a configurator of their own.
 */
public class RunSocketHandshake extends ServerEndpointConfig.Configurator {

  static final String ADDRESS = "client-address";

  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return CDI.current().select(endpoint).get();
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase(ClientAddressFilter.HEADER)) {
        config.getUserProperties().put(ADDRESS, header.getValue().get(0));
      }
    }
  }
}
