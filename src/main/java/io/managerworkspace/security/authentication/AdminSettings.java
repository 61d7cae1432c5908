package io.managerworkspace.security.authentication;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The bootstrap credential. */
@ConfigMapping(prefix = "workspace.admin")
public interface AdminSettings {
  /** The token of the admin API; without one nobody can use that API. */
  Optional<String> token();
}
