package io.managerworkspace.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account that was deleted and has, or may have, rows left. */
@Entity
@Table(name = "account_deletion")
public class AccountDeletion extends PanacheEntityBase {
  @Id
  @Column(name = "account_id")
  public String accountId;

  /** Epoch ms. */
  @Column(name = "requested_at")
  public long requestedAt;

  @Column(name = "deleted_rows")
  public long deletedRows;

  /** Since when no rows are left, epoch ms; null: some are. */
  @Column(name = "emptied_at")
  public Long emptiedAt;

  /** Whether rows of an account of this id may be left. */
  public static boolean isUnderWay(String accountId) {
    return count("accountId", accountId) > 0;
  }

  /**
   * Notes that the account's rows have to go.
   *
   * @param now epoch ms
   */
  public static void begin(String accountId, long now) {
    var deletion = new AccountDeletion();
    deletion.accountId = accountId;
    deletion.requestedAt = now;
    deletion.persist();
  }
}
