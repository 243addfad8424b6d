package dev.downhill.training;

/// Another worker has the job now: this one must stop and touch nothing.
public final class AttemptLostException extends RuntimeException {

    public AttemptLostException(String jobId, int attempt) {
        super("attempt " + attempt + " of job " + jobId + " is no longer the current one");
    }
}
