package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

class LostSessionsTest {

    private final SQLExceptionTranslator translator = new LostSessions().sqlExceptionTranslator();

    @Test
    void aSessionThatWasEndedMeanwhileIsALostDatabaseAndNoFault() {
        assertThat(translator.translate("update", null, new SQLException("terminating connection", "25P03")))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void allElseIsWhatItWas() {
        assertThat(translator.translate("update", "selct 1", new SQLException("syntax error", "42601")))
                .isInstanceOf(BadSqlGrammarException.class);
    }
}
