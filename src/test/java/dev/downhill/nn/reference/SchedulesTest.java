package dev.downhill.nn.reference;

import dev.downhill.nn.schedule.ScheduleContract;
import dev.downhill.nn.spec.ScheduleSpec;
import java.util.List;

/// The reference's factors are those worked by hand.
class SchedulesTest extends ScheduleContract {

    @Override
    protected double rate(ScheduleSpec schedule, When when, List<Double> losses) {
        return Schedules.factor(
                schedule, new Schedules.Moment(when.epoch(), when.epochs(), when.step(), when.steps()), losses);
    }
}
