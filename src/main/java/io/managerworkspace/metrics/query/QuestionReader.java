package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads requests into questions, or into the list of everything that is wrong with them. */
@ApplicationScoped
public class QuestionReader {
  /** Where parameters and body of a question are, {@code ""} for the request's own. */
  private record Place(String parameters, String body, boolean isLive) {
    static final Place REQUEST = new Place("", "", false);

    static Place live(String path) {
      return new Place(path + ".parameters", path + ".body", true);
    }

    WindowRule allowed(WindowRule windows) {
      return isLive ? windows.moving() : windows;
    }
  }

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
    var node = violations.gather(() -> Json.parse(body));
    var question = read(request, node, Place.REQUEST, clock.instant(), violations);
    violations.throwIfAny();
    return question.orElseThrow();
  }

  /**
   * The question of a part of a live body; empty, with violations, when it is none.
   *
   * @param path where the part is; it has the members {@code parameters} and {@code body}
   */
  public Optional<LiveQuestion> readLive(
      Request request, JsonNode body, String path, Violations violations) {
    var place = Place.live(path);
    return violations
        .gather(() -> read(request, body, place, clock.instant()))
        .map(
            asked ->
                isMoving(body)
                    ? LiveQuestion.moving(now -> read(request, body, place, now))
                    : LiveQuestion.fixed(asked));
  }

  private Question read(Request request, JsonNode body, Place place, Instant now) {
    var violations = new Violations();
    var question = read(request, Optional.of(body), place, now, violations);
    violations.throwIfAny();
    return question.orElseThrow();
  }

  private static boolean isMoving(JsonNode body) {
    return body.at("/filters/time").hasNonNull("last");
  }

  private Optional<? extends Question> read(
      Request request, Optional<JsonNode> body, Place at, Instant now, Violations violations) {
    var parameters = new QueryParameters(request.parameters(), at.parameters(), violations);
    var read = body.flatMap(node -> JsonObject.read(node, at.body(), violations));
    var usual = at.allowed(WindowRule.usual(settings, now));
    return switch (request.method()) {
      case METRICS -> new MetricsReader(request, parameters, usual).read(read);
      case HISTORICAL ->
          new HistoricalReader(
                  request, parameters, at.allowed(WindowRule.historical(settings, now)), zones)
              .read(read);
      case AGENT_VIEW -> new AgentViewReader(request, parameters, usual).read(read);
      case SKILL_AVAILABILITY ->
          read.map(object -> new SkillAvailabilityReader(request, settings).read(object));
      case ROWS -> new RowsReader(request, parameters, usual).read(read);
    };
  }
}
