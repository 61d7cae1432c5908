package io.managerworkspace.oracle;

import java.util.Optional;

/** A conversation in the hands of a human or a bot since an instant. */
record Assignment(String agent, Optional<String> group, UserType type, long since) {}
