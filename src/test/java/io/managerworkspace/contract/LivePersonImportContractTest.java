package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What the import of LivePerson's history answers, and what becomes of what it took. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LivePersonImportContractTest {
  @TestHTTPResource URI server;

  /** A closed conversation; further members of it are written with ' for ". */
  private static String closed(String id, String members) {
    var info = "'conversationId': '%s', 'startTimeL': %d, 'status': 'CLOSE', 'endTimeL': %d";
    var message =
        "{'seq': 0, 'timeL': %d, 'sentBy': 'Agent', 'participantId': 'bot', 'dialogId': 'd'}";
    return Loose.json(
            "{'info': {%s, %s}, 'messageRecords': [%s], 'agentParticipants': [%s]}"
                .formatted(
                    info.formatted(id, ago(30), ago(10)),
                    members,
                    message.formatted(ago(20)),
                    "{'agentId': 'bot', 'userType': '2', 'permission': 'ASSIGNED_AGENT', 'timeL': %d}"
                        .formatted(ago(25))))
        .toString();
  }

  @Test
  void whatIsOddIsToldAndTaken() {
    var workspace = Workspace.open(server);
    var odd = closed("odd", "'closeReason': 'TIMEOUT', 'csatRate': 9");
    var body = "[%s, %s, {}]".formatted(closed("c", "'closeReason': 'AGENT'"), odd);

    var reply = workspace.ingest("conversations", body).isOk();
    var again = workspace.ingest("conversations", body).isOk();

    assertThat(reply.members("")).containsExactly("accepted", "duplicates", "rejected", "notes");
    assertThat(reply.at("/accepted").asInt()).isEqualTo(2);
    assertThat(reply.at("/rejected")).hasSize(1);
    assertThat(reply.at("/notes"))
        .isEqualTo(
            Loose.json(
                "[{'index': 1, 'id': 'odd', 'causes': ["
                    + "{'field': 'info.closeReason',"
                    + " 'message': 'is none of AGENT, CONSUMER, SYSTEM; read as SYSTEM'},"
                    + "{'field': 'info.csatRate',"
                    + " 'message': 'is not a score from 1 to 5; read as no answer'}]}]"));
    assertThat(again.at("/duplicates").asInt()).isEqualTo(2);
    assertThat(again.at("/notes")).isEqualTo(reply.at("/notes"));
    var question = ofLastHour().byTime("auto_closed", "closed_by_agent");
    assertThat(workspace.ask(question).isOk().at("/all"))
        .isEqualTo(Loose.json("{'autoClosed': 1, 'closedByAgent': 1}"));
  }

  @Test
  void aBotOfTheRecordIsHumanOnceItIsConfiguredAsOne() {
    var workspace = Workspace.open(server);
    workspace
        .ingest("conversations", "[%s]".formatted(closed("c", "'closeReason': 'AGENT'")))
        .isOk();
    var question = ofLastHour().byTime("closed_by_agent").with("filters.userTypes", "['HUMAN']");

    var before = workspace.ask(question).isOk().at("/all/closedByAgent").asInt();
    workspace.configure("agents", "[{'id': 'bot'}]").isOk();
    workspace.ingest("rebuild?from=0", "").isOk();

    assertThat(before).isZero();
    assertThat(workspace.ask(question).isOk().at("/all/closedByAgent").asInt()).isEqualTo(1);
  }
}
