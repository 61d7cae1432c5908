package io.managerworkspace.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A customer of the service: everything else belongs to exactly one account. */
@Entity
@Table(name = "account")
public class Account extends PanacheEntityBase {
  @Id
  @Column(name = "account_id")
  public String accountId;

  public String name;

  @Column(name = "time_zone")
  public String timeZone;

  @Column(name = "inactive_after_ms")
  public long inactiveAfterMs;

  @Column(name = "inactive_weight")
  public BigDecimal inactiveWeight;

  @Column(name = "default_slots")
  public int defaultSlots;

  /** All accounts, ordered by id. */
  public static List<Account> all() {
    return listAll(Sort.by("accountId"));
  }

  public static Optional<Account> named(String accountId) {
    return findByIdOptional(accountId);
  }

  /** The account, locked until the transaction ends, so that changes come one after another. */
  public static Optional<Account> locked(String accountId) {
    return findByIdOptional(accountId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The account, which is not deleted until the transaction ends. */
  public static Optional<Account> held(String accountId) {
    return findByIdOptional(accountId, LockModeType.PESSIMISTIC_READ);
  }

  /** Deletes the account alone, none of its rows; answers whether it was there. */
  public static boolean deleteNamed(String accountId) {
    return delete("accountId", accountId) == 1;
  }

  /** Stores this account unless its id is taken, waiting for anyone who is just taking it. */
  public boolean insertIfAbsent() {
    return getEntityManager()
            .createQuery(
                """
                insert into Account
                  (accountId, name, timeZone, inactiveAfterMs, inactiveWeight, defaultSlots)
                values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict do nothing
                """)
            .setParameter(1, accountId)
            .setParameter(2, name)
            .setParameter(3, timeZone)
            .setParameter(4, inactiveAfterMs)
            .setParameter(5, inactiveWeight)
            .setParameter(6, defaultSlots)
            .executeUpdate()
        == 1;
  }
}
