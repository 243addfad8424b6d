package dev.downhill;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// PostgreSQL ends the session of a process that stood still in the middle of a transaction, so that others get what it
/// had locked. When that process wakes up, it has lost the database for a moment, and goes on as after an outage.
@Configuration(proxyBeanMethods = false)
class LostSessions {

    private static final String IDLE_IN_TRANSACTION = "25P03";

    @Bean
    SQLExceptionTranslator sqlExceptionTranslator() {
        SQLExceptionSubclassTranslator translator = new SQLExceptionSubclassTranslator();
        translator.setCustomTranslator((task, _, e) -> IDLE_IN_TRANSACTION.equals(e.getSQLState())
                ? new DataAccessResourceFailureException(task + ": the session was lost", e)
                : null);
        return translator;
    }
}
