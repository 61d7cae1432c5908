package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Configuration in LivePerson's format: ids as numbers here, booleans as strings there. */
final class LivePersonFormat {
  private final Random random;

  LivePersonFormat(Random random) {
    this.random = random;
  }

  ArrayNode groups(List<Group> groups) {
    return array(groups, this::group);
  }

  ArrayNode skills(List<Skill> skills) {
    return array(skills, this::skill);
  }

  ArrayNode agents(List<Agent> agents) {
    return array(agents, this::agent);
  }

  private JsonNode group(Group group) {
    var json = record(group.id()).put("name", group.name());
    group
        .parent()
        .ifPresentOrElse(
            parent -> json.set("parentGroupId", JsonText.id(parent, random)),
            () -> json.putNull("parentGroupId"));
    flags(json, group.deleted(), group.enabled());
    return json;
  }

  private JsonNode skill(Skill skill) {
    var json = record(skill.id()).put("name", skill.name());
    skill.targetSeconds().ifPresent(s -> json.set("slaDefaultResponseTime", loosely(s)));
    skill.firstTargetSeconds().ifPresent(s -> json.set("slaFirstTimeResponseTime", loosely(s)));
    flags(json, skill.deleted(), true);
    return json;
  }

  private JsonNode agent(Agent agent) {
    var json = record(agent.id());
    AgentNames.login(agent.id()).ifPresent(name -> json.put("loginName", name));
    AgentNames.full(agent.id()).ifPresent(name -> json.put("fullName", name));
    AgentNames.nick(agent.id()).ifPresent(name -> json.put("nickname", name));
    agent
        .maxSlots()
        .ifPresentOrElse(
            slots -> json.set("maxAsyncChats", loosely(slots)),
            () -> json.putNull("maxAsyncChats"));
    var skills = json.putArray("skillIds");
    agent.skills().stream().sorted().forEach(id -> skills.add(JsonText.id(id, random)));
    agent.group().ifPresent(group -> json.set("memberOf", memberOf(group)));
    // A human is what a user without a type is.
    if (agent.type() != UserType.HUMAN || random.nextBoolean()) {
      json.set("userTypeId", loosely(agent.type().ordinal()));
    }
    flags(json, agent.deleted(), agent.enabled());
    return json;
  }

  private JsonNode memberOf(String group) {
    var member = JsonText.object();
    member.set("agentGroupId", JsonText.id(group, random));
    return random.nextBoolean() ? member : JsonText.array().add(member);
  }

  private void flags(ObjectNode json, boolean deleted, boolean enabled) {
    if (deleted || random.nextBoolean()) {
      json.set("deleted", loosely(deleted));
    }
    if (!enabled || random.nextBoolean()) {
      json.set("isEnabled", loosely(enabled));
    }
  }

  private ObjectNode record(String id) {
    var json = JsonText.object();
    json.set("id", JsonText.id(id, random));
    return json.put("dateUpdated", "2015-11-25 14:18:11");
  }

  private JsonNode loosely(Object value) {
    return JsonText.looselyTyped(value, random);
  }

  private static <T> ArrayNode array(List<T> records, Function<T, JsonNode> format) {
    return JsonText.array().addAll(records.stream().map(format).toList());
  }
}
