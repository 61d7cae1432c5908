package io.managerworkspace.admin;

import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.Parameters;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.input.Violations;
import io.managerworkspace.metrics.query.Format;
import io.managerworkspace.metrics.query.Method;
import io.managerworkspace.metrics.query.QuestionReader;
import io.managerworkspace.metrics.query.Request;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.sql.Explainer;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a question about an account is answered. */
@Path("/manager_workspace/api/admin/accounts/{accountId}/{method: .+}/explain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminExplainResource {
  private static final String ANALYZE = "analyze";

  private final Accounts accounts;
  private final QuestionReader reader;
  private final Explainer explainer;
  private final RequestBodies bodies;
  private final BodySettings.Questions settings;

  AdminExplainResource(
      Accounts accounts,
      QuestionReader reader,
      Explainer explainer,
      RequestBodies bodies,
      BodySettings.Questions settings) {
    this.accounts = accounts;
    this.reader = reader;
    this.explainer = explainer;
    this.bodies = bodies;
    this.settings = settings;
  }

  /** Explains a question that the method at the path would answer. */
  @POST
  // Described in META-INF/openapi.yaml, as the metrics call is.
  @Operation(hidden = true)
  @PermissionsAllowed(Permission.Names.ADMIN)
  @RunOnVirtualThread
  public ExplainResponse explain(
      @PathParam("accountId") String accountId,
      @PathParam("method") String path,
      UriInfo uri,
      InputStream body) {
    var method = Method.ofPath(path).orElseThrow(NotFoundException::new);
    var bytes = bodies.ofQuestion(body, settings.maxBytes());
    var parameters = uri.getQueryParameters();
    var violations = new Violations();
    var analyze =
        violations.gather(
            () -> Parameters.flag(ANALYZE, parameters.getOrDefault(ANALYZE, List.of())));
    var request = new Request(method, Format.JSON, accountId, Scope.everything(), parameters);
    var question = violations.gather(() -> reader.read(request, bytes));
    violations.throwIfAny();
    accounts.get(accountId);
    return ExplainResponse.of(explainer.explain(question.orElseThrow(), analyze.orElseThrow()));
  }
}
