package io.managerworkspace.testsupport;

import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Endpoints as other packages write them, to see what is done around them. */
@Path("/manager_workspace/api/account/{accountId}/probe")
@Produces(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
public class ProbeResource {
  private final SecurityIdentity identity;
  private final DataSource dataSource;

  ProbeResource(SecurityIdentity identity, DataSource dataSource) {
    this.identity = identity;
    this.dataSource = dataSource;
  }

  @GET
  @PermissionsAllowed(Permission.Names.METRICS)
  public String metrics(@PathParam("accountId") String accountId) {
    return "%s in %s".formatted(((Caller) identity.getPrincipal()).getName(), accountId);
  }

  @GET
  @Path("ingest")
  @PermissionsAllowed(Permission.Names.INGEST)
  public String ingest(@PathParam("accountId") String accountId) {
    return accountId;
  }

  @GET
  @Path("authenticated")
  @Authenticated
  public String authenticated(@PathParam("accountId") String accountId) {
    return accountId;
  }

  @GET
  @Path("open")
  @PermitAll
  public String open(@PathParam("accountId") String accountId) {
    return accountId;
  }

  @GET
  @Path("forgotten")
  public String forgotten(@PathParam("accountId") String accountId) {
    return accountId;
  }

  @GET
  @Path("defect")
  @PermissionsAllowed(Permission.Names.METRICS)
  public String defect(@PathParam("accountId") String accountId) {
    throw new IllegalStateException("SELECT secret FROM somewhere");
  }

  /** Runs a statement; its failures come wrapped, as a resource sees them. */
  @GET
  @Path("sql/{statement}")
  @PermissionsAllowed(Permission.Names.METRICS)
  public String sql(@PathParam("accountId") String accountId, @PathParam("statement") String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
