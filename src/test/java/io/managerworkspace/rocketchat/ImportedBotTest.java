package io.managerworkspace.rocketchat;

import static io.managerworkspace.testsupport.RocketChat.answered;
import static io.managerworkspace.testsupport.RocketChat.asked;
import static io.managerworkspace.testsupport.RocketChat.message;
import static io.managerworkspace.testsupport.RocketChat.room;
import static io.managerworkspace.testsupport.RocketChat.servedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bot that Rocket.Chat's messages call one counts like a bot that is configured. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ImportedBotTest {
  private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(8);
  private static final long NOON = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();

  private Dashboard dashboard;

  @BeforeEach
  void open() {
    dashboard = Dashboard.in("UTC");
  }

  private void take(String kind, String document) {
    AdminApi.as(dashboard.token())
        .body("[" + document + "]")
        .post("/manager_workspace/api/account/" + dashboard.account + "/ingest/rocketchat/" + kind)
        .then()
        .statusCode(200);
  }

  private Object only(String metric) {
    return dashboard.overview(metric, DAY.toString(), DAY.toString()).path("data[0].value");
  }

  /** The question comes last, so that all is folded again from the log. */
  @Test
  void whatItSaysIsAMessageAndNoReply() {
    take("rooms", room("r", NOON, servedBy("ada", NOON + 2_000)));
    take("messages", message("m2", "r", NOON + 3_000, "'bot': {'i': 'sdk'}, 'u': {'_id': 'b'}"));
    take("messages", answered("m3", "r", NOON + 61_000, "ada"));
    take("messages", asked("m1", "r", NOON + 1_000));

    assertThat(only("Total_messages")).isEqualTo(2);
    assertThat(only("Avg_first_response_time")).isEqualTo("00:01:00");
    assertThat(only("Avg_response_time")).isEqualTo("00:01:00");
  }
}
