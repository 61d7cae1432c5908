package io.managerworkspace.ingest.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads times as sources write them: epoch ms, RFC 3339, "2016-08-29 14:30:24.565+0000". */
public final class Times {
  private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}");
  private static final int MAX_LENGTH = 40;
  private static final int MAX_DECIMALS = 9;
  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MAX_DECIMALS, true)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private Times() {}

  /** Epoch ms, -1 or less where the source means none; empty when the value is not a time. */
  public static OptionalLong epochMillis(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return OptionalLong.of(node.longValue());
    }
    if (!node.isTextual() || node.textValue().length() > MAX_LENGTH) {
      return OptionalLong.empty();
    }
    return EPOCH.matcher(node.textValue()).matches()
        ? OptionalLong.of(Long.parseLong(node.textValue()))
        : dateAndTime(node.textValue());
  }

  private static OptionalLong dateAndTime(String text) {
    try {
      return OptionalLong.of(
          DATE_AND_TIME.parse(text.replace(' ', 'T'), Instant::from).toEpochMilli());
    } catch (DateTimeException | ArithmeticException _) {
      return OptionalLong.empty();
    }
  }
}
