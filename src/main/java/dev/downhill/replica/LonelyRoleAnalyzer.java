package dev.downhill.replica;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at start-up what to do, instead of a stack trace.
class LonelyRoleAnalyzer extends AbstractFailureAnalyzer<LonelyRoleException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, LonelyRoleException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Let spring.datasource.url name a PostgreSQL that all replicas share, or leave " + RoleCheck.ROLE
                        + " out.",
                cause);
    }
}
