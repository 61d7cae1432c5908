package io.managerworkspace.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Agent;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.AgentGroup;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Skill;
import io.managerworkspace.input.Id;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads configuration records; empty when one left a violation that makes it unusable. */
final class RecordReader {
  private static final int MAX_NAME = 200;
  private static final int MAX_IDS = 10_000;
  private static final int MAX_SLOTS = 1_000_000;

  /** By LivePerson's userTypeId. */
  private static final List<UserType> USER_TYPES =
      List.of(UserType.SYSTEM, UserType.HUMAN, UserType.BOT);

  private static final int HUMAN = 1;
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000);
  private static final int DECIMALS_OF_MS = 3;

  private RecordReader() {}

  static Optional<AgentGroup> agentGroup(LenientObject object) {
    var id = object.requiredId("id", Id.MAX);
    var name = requiredName(object);
    var parent = object.id("parentGroupId", Id.MAX);
    var enabled = object.flag("isEnabled").orElse(true);
    var deleted = object.flag("deleted").orElse(false);
    return id.map(known -> new AgentGroup(known, name, parent, enabled, deleted));
  }

  static Optional<Skill> skill(LenientObject object) {
    var id = object.requiredId("id", Id.MAX);
    var name = requiredName(object);
    var deleted = object.flag("deleted").orElse(false);
    var target = seconds(object, "slaDefaultResponseTime");
    var firstTarget = seconds(object, "slaFirstTimeResponseTime");
    return id.map(known -> new Skill(known, name, deleted, target, firstTarget));
  }

  static Optional<Agent> agent(LenientObject object) {
    var id = object.requiredId("id", Id.MAX);
    var loginName = name(object, "loginName");
    var fullName = name(object, "fullName");
    var nickname = name(object, "nickname");
    var enabled = object.flag("isEnabled").orElse(true);
    var deleted = object.flag("deleted").orElse(false);
    var maxSlots = object.whole("maxAsyncChats", 0, MAX_SLOTS);
    var group = groupOf(object);
    var skills = IdList.of(object.ids("skillIds", MAX_IDS));
    var userType = object.whole("userTypeId", 0, 2).orElse(HUMAN);
    return id.map(
        known ->
            new Agent(
                known,
                loginName,
                fullName,
                nickname,
                enabled,
                deleted,
                maxSlots,
                group,
                skills,
                USER_TYPES.get(userType)));
  }

  private static String requiredName(LenientObject object) {
    object.require("name");
    return object.text("name", MAX_NAME).orElse("");
  }

  private static Optional<String> name(LenientObject object, String member) {
    return object
        .word(member)
        .filter(text -> !text.isEmpty())
        .flatMap(_ -> object.text(member, MAX_NAME));
  }

  private static OptionalLong seconds(LenientObject object, String member) {
    var seconds =
        object
            .number(member)
            .filter(
                value ->
                    object.accept(
                        member,
                        value.signum() >= 0
                            && value.compareTo(MAX_SECONDS) <= 0
                            && value.stripTrailingZeros().scale() <= DECIMALS_OF_MS,
                        "must be seconds, 0 or more, at most 3 decimals"));
    return seconds.isPresent()
        ? OptionalLong.of(seconds.get().movePointRight(DECIMALS_OF_MS).longValueExact())
        : OptionalLong.empty();
  }

  private static Optional<String> groupOf(LenientObject object) {
    if (object.member("memberOf").filter(JsonNode::isArray).isPresent()
        && !object.accept(
            "memberOf",
            object.member("memberOf").orElseThrow().size() <= 1,
            "must be one group: an agent belongs to one")) {
      return Optional.empty();
    }
    return object.objects("memberOf").stream()
        .findFirst()
        .flatMap(group -> group.id("agentGroupId", Id.MAX));
  }
}
