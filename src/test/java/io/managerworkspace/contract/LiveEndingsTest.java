package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why streams end that nobody has left. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveEndingsTest {
  @TestHTTPResource URI server;

  private Workspace workspace;
  private String tokens;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    tokens = ACCOUNTS + "/" + workspace.id() + "/tokens";
  }

  private record Issued(String id, String token) {}

  private Issued issue(Map<String, ?> more) {
    var wanted = new HashMap<String, Object>(more);
    wanted.put("userId", "u2");
    wanted.put("permissions", List.of("metrics"));
    var issued = asAdmin().body(wanted).post(tokens).then().statusCode(201).extract();
    return new Issued(issued.path("id"), issued.path("token"));
  }

  private EventStream stream(String token) {
    var client = EventStream.client(HttpClient.Version.HTTP_1_1);
    var stream = EventStream.open(workspace, token, LiveBody.open("now").toString(), client);
    stream.awaitLast("now");
    return stream;
  }

  @Test
  void aRevokedTokenEndsItsStreamsAndNoOthers() {
    var revoked = issue(Map.of());

    try (var one = stream(revoked.token());
        var two = stream(revoked.token());
        var other = stream(workspace.token())) {
      asAdmin().delete(tokens + "/" + revoked.id()).then().statusCode(204);

      assertThat(one.awaitEnd()).isEqualTo("revoked");
      assertThat(two.awaitEnd()).isEqualTo("revoked");
      assertThat(other.isOver()).isFalse();
    }
  }

  @Test
  void anExpiredTokenEndsItsStreams() {
    var expiring = issue(Map.of("expiresAt", System.currentTimeMillis() + 3_000));

    try (var stream = stream(expiring.token())) {
      assertThat(stream.awaitEnd()).isEqualTo("expired");
    }
  }

  @Test
  void aDeletedAccountEndsItsStreams() {
    try (var stream = stream(workspace.token())) {
      asAdmin().delete(ACCOUNTS + "/" + workspace.id()).then().statusCode(202);

      assertThat(stream.awaitEnd()).isEqualTo("account_deleted");
    }
  }
}
