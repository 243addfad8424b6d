package dev.downhill.training;

/// The moves of jobs, for tests of other packages.
public final class JobMoves {

    private JobMoves() {}

    public static Job started(Job job) {
        return job.started(Sample.NOON.plusSeconds(3));
    }

    public static Job cancelRequested(Job job) {
        return job.cancelRequested(Sample.NOON.plusSeconds(4));
    }

    public static Job workerLost(Job job) {
        return job.workerLost(Sample.NOON.plusSeconds(5));
    }

    public static Job handedBack(Job job) {
        return job.handedBack(Sample.NOON.plusSeconds(6));
    }

    public static Job failed(Job job) {
        return job.failed(StopReason.ERROR, new JobError("internal", "It broke.", null), Sample.NOON.plusSeconds(7));
    }
}
