package io.managerworkspace.security.authentication;

import io.managerworkspace.input.Id;
import io.managerworkspace.security.authorization.Caller;
import io.managerworkspace.security.authorization.Permission;
import io.managerworkspace.security.authorization.RateLimit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a verified JWT says of its holder. A claim that is there but not as it has to be makes the
 * whole token a bad one: read as absent, it could allow more than was meant.
 */
final class JwtClaims {
  private static final int LONGEST_SUBJECT = 255;

  private final JwtSettings names;
  private final Map<String, Object> claims;

  JwtClaims(JwtSettings names, Map<String, Object> claims) {
    this.names = names;
    this.claims = claims;
  }

  /**
   * The holder.
   *
   * @param expiresAt epoch ms
   * @throws IllegalArgumentException when a claim is not what it has to be
   */
  Caller.User holder(long expiresAt) {
    var subject = text(claims.get("sub"));
    require(Id.isValid(subject, LONGEST_SUBJECT));
    return new Caller.User(
        "jwt %s of %s".formatted(subject, text(claims.get("iss"))),
        subject,
        Set.copyOf(accounts()),
        permissions(),
        managedGroupIds(),
        RateLimit.DEFAULT,
        OptionalLong.of(expiresAt));
  }

  private List<String> accounts() {
    return claim(names.accountClaim())
        .map(value -> value instanceof String one ? List.of(one) : texts(value))
        .orElse(List.of());
  }

  /** Those that are known here: the claim may hold permissions of other services too. */
  private Set<Permission> permissions() {
    var words =
        claim(names.permissionsClaim())
            .or(() -> claim(names.scopeClaim()))
            .map(value -> value instanceof String line ? words(line) : texts(value))
            .orElse(List.of());
    return Arrays.stream(Permission.values())
        .filter(permission -> words.contains(permission.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Set<String>> managedGroupIds() {
    return claim(names.agentGroupsClaim())
        .map(JwtClaims::items)
        .map(ids -> ids.stream().map(JwtClaims::id).collect(Collectors.toUnmodifiableSet()));
  }

  private Optional<Object> claim(String name) {
    require(!claims.containsKey(name) || claims.get(name) != null);
    return Optional.ofNullable(claims.get(name));
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  private static List<String> texts(Object value) {
    return items(value).stream().map(JwtClaims::text).toList();
  }

  private static Collection<?> items(Object value) {
    require(value instanceof Collection);
    return (Collection<?>) value;
  }

  private static String text(Object value) {
    require(value instanceof String);
    return (String) value;
  }

  /** An integer means its decimal text, as everywhere. */
  private static String id(Object value) {
    require(value instanceof String || value instanceof Long);
    require(Id.isValid(value.toString(), Id.MAX));
    return value.toString();
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("a claim is not what it has to be");
    }
  }
}
