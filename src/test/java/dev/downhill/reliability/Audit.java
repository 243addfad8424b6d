package dev.downhill.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An audit by PostgreSQL itself: triggers note every accepted write about a job, in order and with the name of its
/// process. Whether each was by the process that held the job at that moment is then decided without the service's own
/// idea of attempts.
///
/// Every write about a job follows a lock on the job's row in its transaction, so the numbers of its notes stand in the
/// order in which the writes took effect.
final class Audit {

    private static final String NOTE = """
            create schema audit;
            create table audit.notes (
                id bigserial primary key,
                writer text not null default current_setting('application_name'),
                what text not null, job text not null, attempt integer, status text);
            create function audit.note() returns trigger language plpgsql as $$
            begin
                case tg_table_name
                    when 'jobs' then insert into audit.notes (what, job, attempt, status)
                        values (tg_table_name, new.id, new.attempt, new.status);
                    when 'blobs' then insert into audit.notes (what, job) values (tg_table_name, new.owner);
                    when 'models' then insert into audit.notes (what, job) values (tg_table_name, new.job);
                    else insert into audit.notes (what, job) values (tg_table_name, new.job_id);
                end case;
                return null;
            end $$;
            """;

    private static final Set<String> TABLES =
            Set.of("jobs", "job_transitions", "job_events", "epoch_metrics", "models", "blobs");

    private final JdbcClient jdbc;

    /// @param jdbc the database, with the service's tables
    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Before the first job.
    void begin() {
        jdbc.sql(NOTE).update();
        for (String table : TABLES) {
            jdbc.sql("create trigger audited after insert or update on " + table
                            + " for each row execute function audit.note()")
                    .update();
        }
    }

    /// @param attempt null where it is not about the job itself, as the status
    private record Note(
            long id,
            String writer,
            String what,
            String job,
            @Nullable Integer attempt,
            @Nullable String status) {}

    /// How many writes were accepted.
    int size() {
        return notes().size();
    }

    /// Writes by a process that did not hold the job.
    List<String> trespasses() {
        Map<String, Holder> holders = new HashMap<>();
        List<String> trespasses = new ArrayList<>();
        for (Note note : notes()) {
            Holder holder = holders.computeIfAbsent(note.job(), _ -> new Holder());
            if (!holder.permits(note)) {
                trespasses.add(note + " while " + holder);
            }
        }
        return trespasses;
    }

    private List<Note> notes() {
        return jdbc.sql("select * from audit.notes where job like 'job\\_%' order by id")
                .query((row, _) -> new Note(
                        row.getLong("id"),
                        row.getString("writer"),
                        row.getString("what"),
                        row.getString("job"),
                        row.getObject("attempt", Integer.class),
                        row.getString("status")))
                .list();
    }

    /// The holder of a job, which follows from the writes so far: the process that last moved it.
    private static final class Holder {

        private String writer = "";
        private String status = "";
        private int attempt = 1;

        boolean permits(Note note) {
            Integer newAttempt = note.attempt();
            String newStatus = note.status();
            if (newAttempt == null || newStatus == null || newStatus.equals(status)) {
                return note.writer().equals(writer) && (newAttempt == null || newAttempt == attempt);
            }
            boolean permitted = mayMove(note.writer(), newStatus, newAttempt);
            writer = note.writer();
            status = newStatus;
            attempt = newAttempt;
            return permitted;
        }

        private boolean mayMove(String by, String next, int nextAttempt) {
            return switch (status + " to " + next) {
                case " to queued" -> nextAttempt == 1;
                case "queued to running" -> nextAttempt == attempt;
                case "running to queued" -> nextAttempt == attempt + 1;
                case "running to succeeded" -> nextAttempt == attempt && by.equals(writer);
                default -> false;
            };
        }

        @Override
        public String toString() {
            return writer + " held it, " + status + " in attempt " + attempt;
        }
    }
}
