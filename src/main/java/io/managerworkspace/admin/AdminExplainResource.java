package io.managerworkspace.admin;

import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.Parameters;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.input.Violations;
import io.managerworkspace.metrics.query.MetricsQueryReader;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.sql.MetricsExplainer;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a metrics question of an account is answered. */
@Path("/manager_workspace/api/admin/accounts/{accountId}/metrics/explain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminExplainResource {
  private static final String ANALYZE = "analyze";

  private final Accounts accounts;
  private final MetricsQueryReader reader;
  private final MetricsExplainer explainer;
  private final RequestBodies bodies;
  private final BodySettings.Questions settings;

  AdminExplainResource(
      Accounts accounts,
      MetricsQueryReader reader,
      MetricsExplainer explainer,
      RequestBodies bodies,
      BodySettings.Questions settings) {
    this.accounts = accounts;
    this.reader = reader;
    this.explainer = explainer;
    this.bodies = bodies;
    this.settings = settings;
  }

  /** Explains a question that the metrics call would answer. */
  @POST
  // Described in META-INF/openapi.yaml, as the metrics call is.
  @Operation(hidden = true)
  @PermissionsAllowed(Permission.Names.ADMIN)
  @RunOnVirtualThread
  public ExplainResponse explain(
      @PathParam("accountId") String accountId, UriInfo uri, InputStream body) {
    var bytes = bodies.ofQuestion(body, settings.maxBytes());
    var parameters = uri.getQueryParameters();
    var violations = new Violations();
    var analyze =
        violations.gather(
            () -> Parameters.flag(ANALYZE, parameters.getOrDefault(ANALYZE, List.of())));
    var query =
        violations.gather(() -> reader.read(accountId, Scope.everything(), parameters, bytes));
    violations.throwIfAny();
    accounts.get(accountId);
    return ExplainResponse.of(explainer.explain(query.orElseThrow(), analyze.orElseThrow()));
  }
}
