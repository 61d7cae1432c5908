package io.managerworkspace.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.metrics.sql.AgentViewAnswer;
import io.managerworkspace.metrics.sql.Answer;
import io.managerworkspace.metrics.sql.HistoricalAnswer;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import io.managerworkspace.metrics.sql.RowsAnswer;
import io.managerworkspace.metrics.sql.SkillAvailabilityAnswer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer as it is written, but for its metadata: the links in it belong to the single request,
 * and everything else to whoever asks the same.
 *
 * @param asOf the snapshot's instant, ISO 8601 in UTC
 * @param count the length of the list, before paging
 * @param bytes a JSON object without the metadata
 * @param steps those of the query
 */
public record AnswerBody(String asOf, long count, byte[] bytes, Steps steps) {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final byte[] BEGIN = {'{', '"', 'm', 'e', 't', 'a', 'd', 'a', 't', 'a', '"', ':'};

  static AnswerBody of(Answer answer, Steps steps, ObjectMapper json) {
    return new AnswerBody(
        instant(answer.asOf()), answer.count(), json(sections(answer), json), steps);
  }

  /** As answers have it: ISO 8601 in UTC, with milliseconds. */
  static String instant(Instant asOf) {
    return MILLIS.format(asOf);
  }

  /** What the answer has beside its metadata. */
  private static Object sections(Answer answer) {
    return switch (answer) {
      case MetricsAnswer metrics -> MetricsResponse.of(metrics);
      case HistoricalAnswer series -> HistoricalResponse.of(series);
      case AgentViewAnswer agents -> AgentViewResponse.of(agents);
      case RowsAnswer rows -> new RowsResponse(rows.rows());
      case SkillAvailabilityAnswer skills -> SkillAvailabilityResponse.of(skills);
    };
  }

  /** The whole JSON; without metadata where the answer has none. */
  public byte[] with(Optional<Metadata> metadata, ObjectMapper json) {
    return metadata.map(first -> with(json(first, json))).orElse(bytes);
  }

  private byte[] with(byte[] first) {
    var whole = Arrays.copyOf(BEGIN, BEGIN.length + first.length + bytes.length);
    System.arraycopy(first, 0, whole, BEGIN.length, first.length);
    int rest = BEGIN.length + first.length;
    // What follows the metadata is what follows the brace that opens the sections.
    whole[rest] = ',';
    System.arraycopy(bytes, 1, whole, rest + 1, bytes.length - 1);
    return whole;
  }

  private static byte[] json(Object value, ObjectMapper json) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is always JSON", e);
    }
  }
}
