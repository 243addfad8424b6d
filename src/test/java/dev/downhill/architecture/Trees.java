package dev.downhill.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.core.importer.Location;

/// The compiled classes that rules are checked on, each tree read once.
final class Trees {

    static final String ROOT = "dev.downhill";

    /// A small tree of the same packages in which every class breaks one rule.
    static final String FIXTURE = ROOT + ".fixture";

    static final JavaClasses MAIN = read(Predefined.DO_NOT_INCLUDE_TESTS);
    static final JavaClasses TESTS = read(Predefined.ONLY_INCLUDE_TESTS, Trees::isNoFixture);
    static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(FIXTURE);

    private Trees() {}

    private static boolean isNoFixture(Location location) {
        return !location.contains("/" + FIXTURE.replace('.', '/') + "/");
    }

    private static JavaClasses read(ImportOption... options) {
        ClassFileImporter importer = new ClassFileImporter();
        for (ImportOption option : options) {
            importer = importer.withImportOption(option);
        }
        return importer.importPackages(ROOT);
    }
}
