package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.jobs.AccountTables.AccountTable;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No table of account data is forgotten when an account is deleted. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AccountTablesTest {
  /** These go at the beginning and at the end of a deletion. */
  private static final List<String> THE_ACCOUNT_ITSELF = List.of("account", "account_deletion");

  @Inject Database database;

  @Test
  void everyTableThatNamesAnAccountIsEmptied() {
    var known = new ArrayList<>(THE_ACCOUNT_ITSELF);
    AccountTables.all().stream().map(AccountTable::name).distinct().forEach(known::add);

    assertThat(known).containsExactlyInAnyOrderElementsOf(new AccountRows(database).tables());
  }
}
