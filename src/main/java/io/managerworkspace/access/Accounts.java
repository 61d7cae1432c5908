package io.managerworkspace.access;

import io.managerworkspace.store.Account;
import io.managerworkspace.store.AccountChanges;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/** The accounts, as the admin API looks at and changes them. */
@Singleton
public class Accounts {
  private static final long INACTIVE_AFTER_MS = 240_000;

  private final AccountSettings settings;
  private final AccountChanges changes;

  Accounts(AccountSettings settings, AccountChanges changes) {
    this.settings = settings;
    this.changes = changes;
  }

  /** What a save did. */
  public record Saved(AccountProfile account, boolean created) {}

  /** Creates the account or changes it; of two who create it at once, one changes it. */
  public Saved save(AccountChange change) {
    return changes.during(
        change.accountId(), () -> QuarkusTransaction.requiringNew().call(() -> saved(change)));
  }

  private Saved saved(AccountChange change) {
    var fresh = withDefaults(change.accountId());
    change.applyTo(fresh);
    if (fresh.insertIfAbsent()) {
      return new Saved(AccountProfile.of(fresh), true);
    }
    var account = Account.locked(change.accountId()).orElseThrow(unknown(change.accountId()));
    change.applyTo(account);
    return new Saved(AccountProfile.of(account), false);
  }

  /** All accounts, ordered by id. */
  @Transactional
  public List<AccountProfile> list() {
    return Account.all().stream().map(AccountProfile::of).toList();
  }

  /**
   * One account.
   *
   * @throws UnknownIdException when there is none
   */
  @Transactional
  public AccountProfile get(String accountId) {
    AccountId.require(accountId);
    return Account.named(accountId).map(AccountProfile::of).orElseThrow(unknown(accountId));
  }

  private Account withDefaults(String accountId) {
    var account = new Account();
    account.accountId = accountId;
    account.timeZone = "UTC";
    account.inactiveAfterMs = INACTIVE_AFTER_MS;
    account.inactiveWeight = BigDecimal.ONE;
    account.defaultSlots = settings.defaultSlots();
    return account;
  }

  private static Supplier<UnknownIdException> unknown(String accountId) {
    return () -> new UnknownIdException("There is no account %s.".formatted(accountId));
  }
}
