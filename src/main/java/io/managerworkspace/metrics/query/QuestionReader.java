package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Reads requests into questions, or into the list of everything that is wrong with them. */
@ApplicationScoped
public class QuestionReader {
  private final MetricsSettings settings;
  private final AccountZones zones;
  private final Clock clock;

  QuestionReader(MetricsSettings settings, AccountZones zones, Clock clock) {
    this.settings = settings;
    this.zones = zones;
    this.clock = clock;
  }

  /** Whether to read a request may mean to wait for the database. */
  public static boolean mayWait(Request request) {
    return request.method() == Method.HISTORICAL && SeriesReader.needsAccount(request);
  }

  /**
   * The question of a request.
   *
   * @param body JSON
   * @throws InvalidInputException with all violations
   */
  public Question read(Request request, byte[] body) {
    var violations = new Violations();
    var question = read(request, violations.gather(() -> Json.parse(body)), violations);
    violations.throwIfAny();
    return question.orElseThrow();
  }

  private Optional<? extends Question> read(
      Request request, Optional<JsonNode> body, Violations violations) {
    var parameters = new QueryParameters(request.parameters(), "", violations);
    var now = clock.instant();
    var read = body.flatMap(node -> JsonObject.read(node, "", violations));
    return switch (request.method()) {
      case METRICS ->
          new MetricsReader(request, parameters, WindowRule.usual(settings, now)).read(read);
      case HISTORICAL ->
          new HistoricalReader(request, parameters, WindowRule.historical(settings, now), zones)
              .read(read);
      case SKILL_AVAILABILITY ->
          read.map(object -> new SkillAvailabilityReader(request, settings).read(object));
      case ROWS -> new RowsReader(request, parameters, WindowRule.usual(settings, now)).read(read);
    };
  }
}
