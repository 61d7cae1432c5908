package io.managerworkspace.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.metrics.sql.AgentMetadata;
import io.managerworkspace.metrics.sql.AgentViewAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An answer of agent view as a table: a line an agent; lists are written as JSON. */
final class AgentViewTable {
  private static final List<String> METADATA =
      List.of(
          "agentName",
          "agentNickname",
          "agentLoginName",
          "agentGroupName",
          "configuredMaxSlots",
          "agentSkills");

  private AgentViewTable() {}

  static CsvTable of(AgentViewAnswer answer, ObjectMapper json) {
    var header = new ArrayList<>(AgentRecord.names(answer.query()));
    if (answer.query().metadata()) {
      header.addAll(METADATA);
    }
    Stream<List<?>> rows = answer.agents().stream().map(agent -> row(answer, agent, json));
    return new CsvTable(header, rows);
  }

  private static List<Object> row(
      AgentViewAnswer answer, AgentViewAnswer.Agent agent, ObjectMapper json) {
    var row = new ArrayList<Object>();
    AgentRecord.of(answer.query(), agent).values().forEach(value -> row.add(cell(value, json)));
    agent
        .metadata()
        .ifPresent(metadata -> metadata(metadata).forEach(value -> row.add(cell(value, json))));
    return row;
  }

  private static List<?> metadata(AgentMetadata agent) {
    var written = AgentRecord.Configured.of(agent);
    return Arrays.asList(
        written.agentName(),
        written.agentNickname(),
        written.agentLoginName(),
        written.agentGroupName(),
        written.configuredMaxSlots(),
        written.agentSkills());
  }

  private static Object cell(Object value, ObjectMapper json) {
    try {
      return value instanceof List<?> list ? json.writeValueAsString(list) : value;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list is always JSON", e);
    }
  }
}
