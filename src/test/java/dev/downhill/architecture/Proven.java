package dev.downhill.architecture;

import com.tngtech.archunit.lang.ArchRule;

/// A rule and the class that shows that it can be broken: without the second, a rule that never applies would go
/// unnoticed.
///
/// @param violator name below {@link Trees#FIXTURE}
record Proven(ArchRule rule, String violator) {

    @Override
    public String toString() {
        return rule.getDescription() + " [" + violator + "]";
    }
}
