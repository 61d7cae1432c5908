package io.managerworkspace.security.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one credential, or one address, may ask of the service. */
@ConfigMapping(prefix = "workspace.limits")
public interface LimitSettings {
  /** Questions of one credential. */
  @WithDefault("300")
  int questionsPerMinute();

  /** Questions of one credential that are being answered at the same time. */
  @WithDefault("10")
  int questionsAtOnce();

  /** Ingestion calls of one credential. */
  @WithDefault("600")
  int ingestionPerMinute();

  /** Ingestion calls of one credential that are being worked on at the same time. */
  @WithDefault("20")
  int ingestionAtOnce();

  /** Live streams of one credential at the same time, on each replica. */
  @WithDefault("50")
  int streams();

  /** Live streams of one replica at the same time. */
  @WithDefault("2000")
  int streamsOfReplica();

  /** Bad credentials from one client address. */
  @WithDefault("60")
  int failedAuthenticationsPerMinute();

  /**
   * Proxies in front of the service, each of which appends the address of its caller to the header.
   */
  @WithDefault("1")
  int trustedHops();

  /** Replicas that share the requests: each counts for itself, up to its part of the limits. */
  @WithDefault("1")
  int replicas();
}
