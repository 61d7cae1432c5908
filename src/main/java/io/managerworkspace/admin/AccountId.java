package io.managerworkspace.admin;

import io.managerworkspace.input.Violations;
import io.managerworkspace.security.authorization.AccountCheck;
import java.util.regex.Pattern;

/** The rule of account ids. */
final class AccountId {
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private AccountId() {}

  static void check(String accountId, Violations violations) {
    if (!RULE.matcher(accountId).matches()) {
      violations.add(
          AccountCheck.ACCOUNT_ID, "must be 1 to 64 of the letters A-Z and a-z, digits, _ and -");
    }
  }

  static void require(String accountId) {
    var violations = new Violations();
    check(accountId, violations);
    violations.throwIfAny();
  }
}
