package dev.downhill.training.worker;

/// A job cannot be trained now, because nothing can be written.
final class FullDiskException extends RuntimeException {

    FullDiskException(String jobId) {
        super(message(jobId));
    }

    FullDiskException(String jobId, Throwable cause) {
        super(message(jobId), cause);
    }

    private static String message(String jobId) {
        return "Job " + jobId + " waits for room on the disk under downhill.home";
    }
}
