package io.managerworkspace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class DatabaseTroubleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "53300", "57014", "57P01", "57P03", "25006", "25P03", "28P01", "3D000"
      })
  void aDatabaseThatIsAwayOrTooLateIsTroubleAtAnyDepth(String state) {
    var error = new SQLException("connection refused", state);

    assertThat(DatabaseTrouble.causes(error)).isTrue();
    assertThat(DatabaseTrouble.causes(new RuntimeException(new RuntimeException(error)))).isTrue();
  }

  @Test
  void aPoolWithoutAConnectionIsTrouble() {
    assertThat(DatabaseTrouble.causes(new SQLException("acquisition timeout"))).isTrue();
    assertThat(DatabaseTrouble.causes(new SQLTransientConnectionException("x", "99999"))).isTrue();
  }

  @Test
  void aPlanThatAMigrationHasOutdatedIsTrouble() {
    assertThat(DatabaseTrouble.causes(refused("0A000", "RevalidateCachedQuery"))).isTrue();
  }

  @Test
  void whateverElseIsNotSupportedIsADefect() {
    assertThat(DatabaseTrouble.causes(refused("0A000", "transformLockingClause"))).isFalse();
    assertThat(DatabaseTrouble.causes(refused("42601", "RevalidateCachedQuery"))).isFalse();
    assertThat(DatabaseTrouble.causes(new SQLException("not implemented", "0A000"))).isFalse();
  }

  @Test
  void aNodeThatIsLostIsTrouble() {
    assertThat(DatabaseTrouble.causes(refused("XX000", "ErrorIfPostCommitFailedShardPlacements")))
        .isTrue();
    assertThat(DatabaseTrouble.causes(refused("XX000", "ReportCopyError"))).isTrue();
    assertThat(DatabaseTrouble.causes(refused("XX000", "ReportResultError"))).isTrue();
    assertThat(DatabaseTrouble.causes(refused("XX000", "ExecInitExpr"))).isFalse();
  }

  /** As PostgreSQL sends it. */
  private static SQLException refused(String state, String routine) {
    var fields = "SERROR\0C%s\0MNo.\0R%s\0\0".formatted(state, routine);
    return new PSQLException(new ServerErrorMessage(fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "25P02", "22021", "", "5"})
  void aStatementThatIsWrongIsADefect(String state) {
    assertThat(DatabaseTrouble.causes(new SQLException("syntax", state))).isFalse();
  }

  @Test
  void otherFailuresAreDefects() {
    var circle = new RuntimeException();
    circle.initCause(new RuntimeException(circle));

    assertThat(DatabaseTrouble.causes(new IllegalStateException())).isFalse();
    assertThat(DatabaseTrouble.causes(circle)).isFalse();
  }
}
