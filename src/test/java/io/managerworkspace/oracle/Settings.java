package io.managerworkspace.oracle;

import java.math.BigDecimal;

/** What an account decides: when a conversation is inactive, what it weighs then, default slots. */
record Settings(long inactiveAfterMs, BigDecimal inactiveWeight, int defaultSlots) {}
