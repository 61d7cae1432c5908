package io.managerworkspace.oracle;

import java.util.Optional;

/** A configured agent group; the parent may be an id that is not configured. */
record Group(String id, String name, Optional<String> parent, boolean deleted, boolean enabled) {}
