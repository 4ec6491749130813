package ruin.studio;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Speaks the language of the machine, in each of its methods. */
@SuppressWarnings({"StringCaseLocaleUsage", "JavaUtilDate", "AnnotateFormatMethod"})
public class Native {

  String format(int number) {
    return String.format("%d", number);
  }

  String formatted(int number) {
    return "%d".formatted(number);
  }

  String lower(String word) {
    return word.toLowerCase();
  }

  String upper(String word) {
    return word.toUpperCase();
  }

  UnaryOperator<String> reference() {
    return String::toLowerCase;
  }

  DateTimeFormatter pattern() {
    return DateTimeFormatter.ofPattern("d MMM");
  }

  String number(int number) {
    return NumberFormat.getInstance().format(number);
  }

  String decimal(int number) {
    return new DecimalFormat("0.00").format(number);
  }

  String date(Date date) {
    return new SimpleDateFormat("d MMM").format(date);
  }

  String message(int number) {
    return MessageFormat.format("{0}", number);
  }

  void print(PrintWriter out, int number) {
    out.printf("%d", number);
  }

  Locale locale() {
    return Locale.getDefault();
  }
}
