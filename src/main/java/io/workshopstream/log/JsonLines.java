package io.workshopstream.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workshopstream.trace.WorkContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * The server's log as JSON, an object a line, for a program that collects logs: with the request,
 * its principal, the run and the studio that the thread works for.
 */
final class JsonLines extends Formatter {

  private static final ObjectMapper JSON = new JsonMapper();

  /** So much of a stack is kept: that of a deep recursion is very long. */
  private static final int LONGEST = 16_000;

  @Override
  public String format(LogRecord entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", entry.getInstant().toString());
    line.put("level", level(entry.getLevel()));
    line.put("logger", String.valueOf(entry.getLoggerName()));
    line.put("message", formatMessage(entry));
    WorkContext.current().forEach((field, value) -> line.put(field.word(), value));
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      line.put("error", error(thrown));
    }
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException impossible) { // maps of words
      throw new IllegalStateException(impossible);
    }
  }

  /** As {@link System.Logger} calls the levels. */
  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static Map<String, String> error(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    Map<String, String> error = new LinkedHashMap<>();
    error.put("type", thrown.getClass().getName());
    error.put("message", shortened(String.valueOf(thrown.getMessage())));
    error.put("stack", shortened(stack.toString()));
    return error;
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }
}
