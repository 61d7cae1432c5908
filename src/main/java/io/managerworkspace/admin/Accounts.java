package io.managerworkspace.admin;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.IdInUseException;
import io.managerworkspace.model.UnknownIdException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.util.List;

/** The accounts, as the admin API looks at and changes them. */
@Singleton
public class Accounts {
  private static final Columns<AccountChange> CHANGES =
      new Columns<AccountChange>()
          .text("name", AccountChange::name)
          .optionalText("time_zone", AccountChange::timeZone)
          .optionalBigint("inactive_after_ms", AccountChange::inactiveAfterMs)
          .optionalNumeric("inactive_weight", AccountChange::inactiveWeight)
          .optionalBigint("default_slots", AccountChange::defaultSlots);

  private final Database database;
  private final Settings settings;
  private final AccountChanges changes;

  Accounts(Database database, Settings settings, AccountChanges changes) {
    this.database = database;
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
        change.accountId(), () -> database.inTransaction(session -> saved(session, change)));
  }

  private Saved saved(Session session, AccountChange change) {
    takeTurn(session, change.accountId());
    var created = session.first(creation(change), AccountProfile::read);
    if (created.isPresent()) {
      // Behind the insertion, which waits for a deletion that is not committed yet.
      requireFree(session, change.accountId());
      return new Saved(created.get(), true);
    }
    // Conversations become inactive at other times than was known.
    session.update(
        Sql.of("UPDATE account_work SET ages_at = 0 WHERE account_id = ?", change.accountId()));
    return session
        .first(update(change), AccountProfile::read)
        .map(account -> new Saved(account, false))
        .orElseThrow(() -> UnknownIdException.ofAccount(change.accountId()));
  }

  /**
   * Those who change the account come one after another: its row is on every node of a cluster, and
   * each of two could have it on one of them, and wait for the other.
   */
  private static void takeTurn(Session session, String accountId) {
    session.query(
        Sql.of("SELECT pg_advisory_xact_lock(hashtextextended('account ' || ?, 0))", accountId),
        _ -> true);
  }

  private Sql creation(AccountChange change) {
    return Sql.of(
            """
            INSERT INTO account (%s)
            SELECT ?, name, coalesce(time_zone, 'UTC'), coalesce(inactive_after_ms, 240000),
              coalesce(inactive_weight, 1), coalesce(default_slots, ?)
            FROM\s"""
                .formatted(AccountProfile.COLUMNS),
            change.accountId(),
            settings.defaultSlots())
        .plus(CHANGES.rows(List.of(change)))
        .plus("\nON CONFLICT (account_id) DO NOTHING\nRETURNING " + AccountProfile.COLUMNS);
  }

  private static Sql update(AccountChange change) {
    return Sql.of(
            """
            UPDATE account SET name = row.name,
              time_zone = coalesce(row.time_zone, account.time_zone),
              inactive_after_ms = coalesce(row.inactive_after_ms, account.inactive_after_ms),
              inactive_weight = coalesce(row.inactive_weight, account.inactive_weight),
              default_slots = coalesce(row.default_slots, account.default_slots)
            FROM\s""")
        .plus(CHANGES.rows(List.of(change)))
        .plus("\nWHERE account_id = ?\nRETURNING account_id, ", change.accountId())
        .plus(CHANGES.names("account"));
  }

  private static void requireFree(Session session, String accountId) {
    if (isBeingDeleted(session, accountId)) {
      throw new IdInUseException(
          "The account %s is being deleted; its id is free again when its rows are gone."
              .formatted(accountId));
    }
  }

  private static boolean isBeingDeleted(Session session, String accountId) {
    return session
        .first(Sql.of("SELECT 1 FROM account_deletion WHERE account_id = ?", accountId), _ -> true)
        .isPresent();
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
        accountId, () -> database.inTransaction(session -> deleted(session, accountId, now)));
  }

  private static boolean deleted(Session session, String accountId, long now) {
    takeTurn(session, accountId);
    if (session.update(Sql.of("DELETE FROM account WHERE account_id = ?", accountId)) == 1) {
      session.update(
          Sql.of(
              "INSERT INTO account_deletion (account_id, requested_at) VALUES (?, ?)",
              accountId,
              now));
      return true;
    }
    if (isBeingDeleted(session, accountId)) {
      return false;
    }
    throw UnknownIdException.ofAccount(accountId);
  }

  /** All accounts, ordered by id. */
  public List<AccountProfile> list() {
    return database.with(
        session ->
            session.query(
                Sql.of("SELECT " + AccountProfile.COLUMNS + " FROM account ORDER BY account_id"),
                AccountProfile::read));
  }

  /**
   * One account.
   *
   * @throws UnknownIdException when there is none
   */
  public AccountProfile get(String accountId) {
    AccountId.require(accountId);
    return database.with(session -> get(session, accountId));
  }

  /** The same, once its id is known to be one. */
  static AccountProfile get(Session session, String accountId) {
    return read(session, accountId, "");
  }

  /**
   * Keeps the account from being deleted until the transaction ends.
   *
   * @throws UnknownIdException when there is none
   */
  static void hold(Session session, String accountId) {
    read(session, accountId, " FOR SHARE");
  }

  private static AccountProfile read(Session session, String accountId, String lock) {
    return session
        .first(
            Sql.of(
                "SELECT " + AccountProfile.COLUMNS + " FROM account WHERE account_id = ?" + lock,
                accountId),
            AccountProfile::read)
        .orElseThrow(() -> UnknownIdException.ofAccount(accountId));
  }
}
