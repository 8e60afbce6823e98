package dev.sluice.endtoend;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** The arrows between modules, as the design draws them, and no circle between packages. */
final class ModuleArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice");

    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    @Test
    void modulesDependOneWayAndServicesNeverOnOneAnother() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schemas")
                .definedBy("dev.sluice.schemas..", "dev.sluice.silver..", "dev.sluice.ops..")
                .layer("runtime")
                .definedBy("dev.sluice.runtime..")
                .layer("lake")
                .definedBy("dev.sluice.lake..")
                .layer("ingester")
                .definedBy("dev.sluice.ingester..")
                .layer("streams-processor")
                .definedBy("dev.sluice.streams..")
                .layer("metrics-sink")
                .definedBy("dev.sluice.sink..")
                .layer("query-api")
                .definedBy("dev.sluice.query..")
                .layer("standalone")
                .definedBy("dev.sluice.standalone..")
                .layer("end-to-end")
                .definedBy("dev.sluice.endtoend..")
                .whereLayer("schemas")
                .mayNotAccessAnyLayer()
                .whereLayer("runtime")
                .mayNotAccessAnyLayer()
                .whereLayer("lake")
                .mayNotAccessAnyLayer()
                .whereLayer("ingester")
                .mayOnlyAccessLayers("schemas", "runtime")
                .whereLayer("streams-processor")
                .mayOnlyAccessLayers("schemas", "runtime")
                .whereLayer("metrics-sink")
                .mayOnlyAccessLayers("schemas", "runtime", "lake")
                .whereLayer("query-api")
                .mayOnlyAccessLayers("schemas", "runtime", "lake")
                .whereLayer("standalone")
                .mayOnlyBeAccessedByLayers("end-to-end")
                .check(CLASSES);
    }

    /** Its bounds count only if they are set before a process makes its first server. */
    @Test
    void theJdksHttpServerIsMadeInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sluice.runtime.http.BoundedServer")
                .and()
                .resideOutsideOfPackage("dev.sluice.benchmarks..")
                .should()
                .callMethodWhere(target(owner(assignableTo(HttpServer.class))).and(target(name("create"))))
                .check(CLASSES);
    }

    @Test
    void noPackagesFormACircle() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(CLASSES);
    }
}
