package dev.downhill.training.worker;

/// The fate of a queue's entry after a worker has run it.
enum QueueVerdict {
    /// The job needs no worker any more.
    DONE,
    /// The job waits again.
    AGAIN,
    /// Another worker has the job, and the entry with it.
    NOT_MINE,
    /// The entry is gone: the job gets a new one if it ever waits again.
    GONE
}
