package io.managerworkspace.security.authorization;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.security.Principal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is asking, as its credential says; the principal of the request's security identity. */
public sealed interface Caller extends Principal {
  /** Keeps who sent the request, for those who look at it later. */
  static void remember(RoutingContext context, SecurityIdentity identity) {
    context.put(Caller.class.getName(), identity.getPrincipal());
  }

  /** Who sent the request, once it is authenticated. Never blocks. */
  static Optional<Caller> of(RoutingContext context) {
    return Optional.ofNullable(context.get(Caller.class.getName()));
  }

  /** Whether the account is one that this caller may reach at all. */
  boolean reaches(String accountId);

  /** The names that {@code @PermissionsAllowed} asks for. */
  Set<String> permissionNames();

  /** The holder of the admin token: the admin API of every account, nothing else. */
  record Admin() implements Caller {
    @Override
    public String getName() {
      return "admin";
    }

    @Override
    public boolean reaches(String accountId) {
      return true;
    }

    @Override
    public Set<String> permissionNames() {
      return Set.of(Permission.Names.ADMIN);
    }
  }

  /**
   * A user of accounts.
   *
   * @param credentialId names the credential, as limits and the audit log need it; no secret
   * @param permissions those that count: with managed groups, what cannot be held to them is none
   * @param managedGroupIds the groups whose subtrees are all this user may see, of no groups: it
   *     sees nothing; empty: every group
   * @param expiresAt epoch ms, empty: never
   */
  record User(
      String credentialId,
      String userId,
      Set<String> accounts,
      Set<Permission> permissions,
      Optional<Set<String>> managedGroupIds,
      RateLimit rateLimit,
      OptionalLong expiresAt)
      implements Caller {
    public User {
      if (managedGroupIds.isPresent()) {
        permissions =
            permissions.stream()
                .filter(Permission::goesWithManagedGroups)
                .collect(Collectors.toUnmodifiableSet());
      }
    }

    @Override
    public String getName() {
      return userId;
    }

    @Override
    public boolean reaches(String accountId) {
      return accounts.contains(accountId);
    }

    @Override
    public Set<String> permissionNames() {
      return permissions.stream().map(Permission::toString).collect(Collectors.toSet());
    }

    public boolean isExpired(long now) {
      return expiresAt.isPresent() && expiresAt.getAsLong() <= now;
    }
  }
}
