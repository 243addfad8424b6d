package dev.downhill.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/// Conditions written as the list of what is wrong.
final class Conditions {

    private Conditions() {}

    /// @param violations one sentence for everything about the class that breaks the condition
    static ArchCondition<JavaClass> of(String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations.apply(type).forEach(violation -> events.add(SimpleConditionEvent.violated(type, violation)));
            }
        };
    }
}
