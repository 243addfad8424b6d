package dev.downhill.training.worker;

import dev.downhill.nn.train.DivergedException;
import dev.downhill.request.ProblemException;
import dev.downhill.training.Job;
import dev.downhill.training.JobError;
import dev.downhill.training.hyperparameter.MemoryEstimate;

/// The reasons why jobs fail, in words for their owners.
final class JobErrors {

    private JobErrors() {}

    static JobError diverged(DivergedException cause) {
        return new JobError(
                JobError.DIVERGED,
                String.valueOf(cause.getMessage()),
                "Lower optimizer.learning_rate tenfold; if that does not help, add a batch_norm layer, or look for"
                        + " extreme values in the dataset's statistics.");
    }

    static JobError outOfMemory(long maxHeapBytes) {
        return new JobError(
                JobError.OUT_OF_MEMORY,
                "Training needed more memory than the " + (maxHeapBytes >> 20) + " MiB of this service.",
                "Use a smaller batch_size or fewer units or filters, or start the service with a larger -Xmx.");
    }

    static JobError tooLarge(MemoryEstimate estimate, long memory) {
        return new JobError(
                JobError.TOO_LARGE,
                "This training takes at least " + MemoryEstimate.mebibytes(estimate.total()) + " MiB of memory ("
                        + estimate.text() + "); the worker that took it has " + MemoryEstimate.mebibytes(memory)
                        + " MiB.",
                "Use a smaller batch_size or fewer units or filters, or give every worker a larger -Xmx. With"
                        + " downhill.training.memory such a job is refused at once.");
    }

    static JobError workerLost() {
        return new JobError(
                JobError.WORKER_LOST,
                "The process that trained this job ended unexpectedly, " + Job.MAX_ATTEMPTS + " times in a row.",
                "If the service was not stopped on purpose, the job may need more memory than the machine has.");
    }

    static JobError unfit(ProblemException cause) {
        return new JobError(JobError.UNFIT, cause.detail(), null);
    }

    static JobError internal(Job job) {
        return new JobError(
                JobError.INTERNAL,
                "Training was ended by a fault of this service.",
                "The service's log says more under the job's id, " + job.id() + ".");
    }
}
