package ruin.studio;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jwt.SignedJWT;
import dev.langchain4j.model.chat.ChatModel;
import inet.ipaddr.IPAddress;
import io.github.bucket4j.Bucket;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.persistence.EntityManager;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.Session;
import jakarta.ws.rs.NotFoundException;
import java.net.http.HttpClient;
import java.sql.Connection;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.hc.core5.http.HttpException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.flywaydb.core.Flyway;
import org.h2.jdbc.JdbcConnection;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.nodes.Document;

/** Receives every guest in a room that may receive none. */
public class Guests {
  Document document;
  HttpException http;
  crawlercommons.robots.SimpleRobotRules robots;
  EntityManager manager;
  UserTransaction transaction;
  Flyway flyway;
  NotFoundException rest;
  HttpServletRequest servlet;
  EJBException ejb;
  ManagedExecutorService executor;
  HttpClient client;
  Connection connection;
  JdbcConnection h2;
  Jdbi jdbi;
  Session session;
  CallerPrincipal caller;
  ChatModel model;
  SignedJWT jwt;
  MetricRegistry metrics;
  OpenTelemetry telemetry;
  HealthCheck health;
  Bucket bucket;
  Cache<String, String> cache;
  IPAddress address;
  CsvMapper csv;
  DoubleMetaphone metaphone;
  LevenshteinDistance distance;
}
