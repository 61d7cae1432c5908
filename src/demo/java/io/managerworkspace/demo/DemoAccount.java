package io.managerworkspace.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.demo.Api.Call;
import io.managerworkspace.launch.CannotGoOnException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account {@code demo}: its configuration and the token that feeds it and asks about it. */
final class DemoAccount {
  static final String TOKEN = "token";
  private static final String ADMIN = "admin/accounts/demo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final Installation installation;

  DemoAccount(Api api, Installation installation) {
    this.api = api;
    this.installation = installation;
  }

  /** Creates or refreshes the account; false when the demo was to stop before it was done. */
  boolean create() throws IOException {
    return asAdmin("PUT", ADMIN, Configuration.ACCOUNT).isPresent()
        && ensureToken()
        && configure("skills", Configuration.SKILLS)
        && configure("agent_groups", Configuration.GROUPS)
        && configure("agents", Configuration.agents());
  }

  /**
   * Sends events, and tells of those that were rejected; false when the demo was to stop before an
   * answer.
   */
  boolean send(List<Event> events) throws IOException {
    var body = events.stream().map(Event::json).collect(Collectors.joining("\n"));
    var path = "account/demo/ingest/events";
    var call = new Call("POST", path, token(), "application/x-ndjson", body);
    var answer = api.send(call).map(given -> expect(call, given));
    if (answer.isPresent()) {
      var rejected = JSON.readTree(answer.get().body()).path("rejected");
      rejected.forEach(item -> System.err.println("The service rejected an event: " + item));
    }
    return answer.isPresent();
  }

  private boolean configure(String kind, String records) {
    var call = Call.json("PUT", "account/demo/ingest/" + kind, token(), records);
    return api.send(call).map(answer -> expect(call, answer)).isPresent();
  }

  /** The token of an earlier start serves as long as the service knows it. */
  private boolean ensureToken() throws IOException {
    if (installation.read(TOKEN).isPresent()) {
      var call = Call.json("PUT", "account/demo/ingest/skills", token(), Configuration.SKILLS);
      var answer = api.send(call);
      if (answer.isEmpty() || answer.get().statusCode() == 200) {
        return answer.isPresent();
      }
    }
    var created = asAdmin("POST", ADMIN + "/tokens", Configuration.TOKEN);
    if (created.isPresent()) {
      installation.write(TOKEN, JSON.readTree(created.get().body()).required("token").asText());
    }
    return created.isPresent();
  }

  private Optional<HttpResponse<String>> asAdmin(String method, String path, String body) {
    var call = Call.json(method, path, installation.adminToken(), body);
    return api.send(call).map(answer -> expect(call, answer));
  }

  private String token() {
    return installation.read(TOKEN).orElseThrow();
  }

  private static HttpResponse<String> expect(Call call, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new CannotGoOnException(
          "%s %s was answered with %d: %s"
              .formatted(call.method(), call.path(), answer.statusCode(), answer.body()));
    }
    return answer;
  }
}
