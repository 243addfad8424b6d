package dev.downhill.training.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.downhill.database.QueueEnd;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the way from db-scheduler's queue to the workers: an entry is locked as it is fetched, never more of them
/// than there are idle threads, so that a job of higher priority that comes late still goes first.
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    /// An entry whose worker died keeps its place in the queue.
    @Bean
    Task<Void> trainTask(Worker worker) {
        return Tasks.custom(SchedulerQueue.TRAIN)
                .onFailure(new GrowingDelay())
                .onDeadExecution(QueueConfiguration::putBack)
                .execute((entry, context) -> {
                    QueueVerdict verdict = worker.run(
                            entry.getId(), context.getExecution().version, context.getSchedulerState()::isShuttingDown);
                    return completion(verdict);
                });
    }

    private static CompletionHandler<Void> completion(QueueVerdict verdict) {
        return switch (verdict) {
            case DONE -> (_, entry) -> entry.remove();
            case AGAIN -> QueueConfiguration::putBack;
            case NOT_MINE, GONE -> (_, _) -> {};
        };
    }

    private static void putBack(ExecutionComplete complete, ExecutionOperations<Void> entry) {
        entry.reschedule(complete, complete.getExecution().executionTime);
    }

    /// An API replica adds to the queue and takes nothing from it.
    @Bean
    @ConditionalOnProperty(name = "downhill.role", havingValue = "api")
    DbSchedulerStarter neverStarted() {
        return () -> {};
    }

    @Bean
    QueueEnd queueEnd(Scheduler scheduler) {
        return new QueueEnd(scheduler);
    }

    /// {@link QueueEnd} stops the scheduler; a second time would be a warning in the log.
    @Bean
    static BeanFactoryPostProcessor schedulerStopsOnce() {
        return factory -> factory.getBeanDefinition(factory.getBeanNamesForType(Scheduler.class, true, false)[0])
                .setDestroyMethodName("");
    }
}
