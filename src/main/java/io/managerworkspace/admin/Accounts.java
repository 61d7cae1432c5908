package io.managerworkspace.admin;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.model.Account;
import io.managerworkspace.model.AccountDeletion;
import io.managerworkspace.model.IdInUseException;
import io.managerworkspace.model.UnknownIdException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/** The accounts, as the admin API looks at and changes them. */
@Singleton
public class Accounts {
  private static final long INACTIVE_AFTER_MS = 240_000;

  private final Settings settings;
  private final AccountChanges changes;

  Accounts(Settings settings, AccountChanges changes) {
    this.settings = settings;
    this.changes = changes;
  }

  /** What a new account gets where its creation is silent. */
  @ConfigMapping(prefix = "workspace.metrics")
  public interface Settings {
    /** Conversations that an agent can hold at once when its configuration does not say. */
    @WithDefault("4")
    int defaultSlots();
  }

  /** What a save did. */
  public record Saved(AccountProfile account, boolean created) {}

  /**
   * Creates the account or changes it; of two who create it at once, one changes it.
   *
   * @throws IdInUseException when rows of a deleted account with this id may be left
   */
  public Saved save(AccountChange change) {
    return changes.during(
        change.accountId(), () -> QuarkusTransaction.requiringNew().call(() -> saved(change)));
  }

  private Saved saved(AccountChange change) {
    var fresh = withDefaults(change.accountId());
    change.applyTo(fresh);
    if (fresh.insertIfAbsent()) {
      // Behind the insertion, which waits for a deletion that is not committed yet.
      requireFree(change.accountId());
      return new Saved(AccountProfile.of(fresh), true);
    }
    var account =
        Account.locked(change.accountId())
            .orElseThrow(() -> UnknownIdException.ofAccount(change.accountId()));
    change.applyTo(account);
    return new Saved(AccountProfile.of(account), false);
  }

  private static void requireFree(String accountId) {
    if (AccountDeletion.isUnderWay(accountId)) {
      throw new IdInUseException(
          "The account %s is being deleted; its id is free again when its rows are gone."
              .formatted(accountId));
    }
  }

  /**
   * Deletes the account. It is gone when this returns, its rows follow; to delete it again before
   * they all have gone changes nothing.
   *
   * @param now epoch ms
   * @throws UnknownIdException when there is no such account, or nothing of it any more
   */
  public void delete(String accountId, long now) {
    AccountId.require(accountId);
    changes.during(
        accountId, () -> QuarkusTransaction.requiringNew().call(() -> deleted(accountId, now)));
  }

  private static boolean deleted(String accountId, long now) {
    if (Account.deleteNamed(accountId)) {
      AccountDeletion.begin(accountId, now);
      return true;
    }
    if (AccountDeletion.isUnderWay(accountId)) {
      return false;
    }
    throw UnknownIdException.ofAccount(accountId);
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
    return Account.named(accountId)
        .map(AccountProfile::of)
        .orElseThrow(() -> UnknownIdException.ofAccount(accountId));
  }

  /**
   * Keeps the account from being deleted until the transaction ends.
   *
   * @throws UnknownIdException when there is none
   */
  void hold(String accountId) {
    AccountId.require(accountId);
    Account.held(accountId).orElseThrow(() -> UnknownIdException.ofAccount(accountId));
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
}
