package io.managerworkspace.ingest.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which skill a conversation had at every time, from what documents show of it. */
class SeenSkillsTest {
  private static final Action SAID = new Action.Message(new Action.Sender.Consumer(), true);
  private static final Action SERVED = new Action.Assigned(new AgentRef("ada", Optional.empty()));
  private static final Action QUEUED = new Action.Unassigned(Action.Reason.BACK_TO_QUEUE);

  private static Action seen(String skillId) {
    return new Action.Seen(Optional.ofNullable(skillId), false);
  }

  private static Action changed(String skillId) {
    return new Action.SkillChanged(skillId);
  }

  /** The skill before each action takes effect; a dash for none. */
  private static String skills(Action... actions) {
    var events = new ArrayList<Event.OfConversation>();
    for (int i = 0; i < actions.length; i++) {
      events.add(new Event.OfConversation("c", i, "%03d".formatted(i), actions[i]));
    }
    var skill = "-";
    var met = new ArrayList<String>();
    var changes = SeenSkills.changes(Optional.empty(), events);
    for (var event : events) {
      skill = changes.getOrDefault(event.eventId(), skill);
      met.add(skill);
      if (event.action() instanceof Action.SkillChanged(var to)) {
        skill = to;
      }
    }
    return String.join("", met) + skill;
  }

  @Test
  void whatIsSeenFirstHeldFromTheStart() {
    var notTold = new Action.Seen(Optional.empty(), true);

    assertThat(skills(SAID, seen("a"), SAID)).isEqualTo("aaaa");
    assertThat(skills(notTold, SAID, seen("a"))).isEqualTo("aaaa");
    assertThat(skills(seen("a"), SERVED, notTold, SAID, seen("b"))).isEqualTo("abbbbb");
  }

  @Test
  void aChangeThatIsOnlySeenCameWithTheLastAssignmentBeforeIt() {
    assertThat(skills(SAID, seen("a"), SAID, SERVED, SAID, seen("b"))).isEqualTo("aaabbbb");
    assertThat(skills(seen("a"), SERVED, SAID, QUEUED, SAID, seen("b"))).isEqualTo("aaaabbb");
    assertThat(skills(SERVED, seen("a"), SAID, seen("b"), SAID)).isEqualTo("aaabbb");
  }

  @Test
  void aTransferTellsTheSkillBeforeIt() {
    assertThat(skills(SAID, seen("a"), changed("b"), SAID, seen("b"))).isEqualTo("aaabbb");
    assertThat(skills(SAID, seen(null), changed("b"), SAID, seen("b"))).isEqualTo("---bbb");
  }

  @Test
  void aDocumentAheadOfTheTransferTellsNothingElse() {
    assertThat(skills(SERVED, seen("b"), SAID, seen("a"), changed("b"))).isEqualTo("aaaaab");
    assertThat(skills(seen("a"), SERVED, seen("b"), seen("a"), changed("b"), seen("b")))
        .isEqualTo("aaaaabb");
  }

  @Test
  void withoutDocumentsTheEventsStayAsTheyAre() {
    var events =
        List.of(
            new Event.OfConversation(
                "c", 1, "e", new Action.Started(Optional.of("a"), Optional.empty())));

    assertThat(SeenSkills.changes(Optional.empty(), events)).isEmpty();
  }
}
