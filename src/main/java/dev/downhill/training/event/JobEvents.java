package dev.downhill.training.event;

import java.util.List;
import java.util.Map;

/// The stored events of all jobs. What was there to be read once is before everything that comes later of the same job.
public interface JobEvents {

    /// What follows in the jobs, by id.
    ///
    /// @param positions the last id that is known of each job, 0 for none
    /// @param limit the most events, of all the jobs together
    List<JobEvent> after(Map<String, Long> positions, int limit);

    /// The id of the newest event of any job, 0 if there is none.
    long newest();

    /// The id of the newest event of a job, 0 if there is none.
    long newestOf(String jobId);
}
