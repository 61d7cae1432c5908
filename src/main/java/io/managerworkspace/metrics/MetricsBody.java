package io.managerworkspace.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.metrics.MetricsResponse.Metadata;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.managerworkspace.metrics.sql.MetricsMeters.Steps;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;

/**
 * An answer as it is written, but for its metadata: the links in it belong to the single request,
 * and everything else to whoever asks the same.
 *
 * @param asOf the snapshot's instant, ISO 8601 in UTC
 * @param count how many groups match
 * @param sections a JSON object
 * @param steps those of the query
 */
record MetricsBody(String asOf, long count, byte[] sections, Steps steps) {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final byte[] BEGIN = {'{', '"', 'm', 'e', 't', 'a', 'd', 'a', 't', 'a', '"', ':'};

  static MetricsBody of(MetricsQuery query, MetricsAnswer answer, Steps steps, ObjectMapper json) {
    return new MetricsBody(
        MILLIS.format(answer.asOf()),
        answer.count(),
        bytes(MetricsResponse.of(query, answer), json),
        steps);
  }

  /** The whole body. */
  byte[] with(Metadata metadata, ObjectMapper json) {
    var first = bytes(metadata, json);
    var whole = Arrays.copyOf(BEGIN, BEGIN.length + first.length + sections.length);
    System.arraycopy(first, 0, whole, BEGIN.length, first.length);
    int rest = BEGIN.length + first.length;
    // What follows the metadata is what follows the brace that opens the sections.
    whole[rest] = ',';
    System.arraycopy(sections, 1, whole, rest + 1, sections.length - 1);
    return whole;
  }

  private static byte[] bytes(Object value, ObjectMapper json) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is always JSON", e);
    }
  }
}
