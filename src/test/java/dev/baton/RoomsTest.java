package dev.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

class RoomsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/baton");

    private static final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.baton");

    @Test
    void stepsNeverImportStepsAndArrowsPointAtTheNoun() {
        ApplicationModules.of(Baton.class).verify();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyRoomSaysWhatItIsAndWhatItMayImport(String room) throws Exception {
        var info = Class.forName("dev.baton." + room + ".package-info").getPackage();

        assertThat(info.getAnnotation(NullMarked.class)).isNotNull();
        assertThat(info.getAnnotation(ApplicationModule.class)).isNotNull();
        assertThat(info.getAnnotation(ApplicationModule.class).allowedDependencies())
                .doesNotContain(ApplicationModule.OPEN_TOKEN);
        assertThat(Files.readString(SOURCES.resolve(room).resolve("package-info.java")))
                .startsWith("/** ");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyRoomIsOnTheMap(String room) throws IOException {
        assertThat(Files.readString(Path.of("docs/architecture.md"))).contains("| `" + room + "` |");
    }

    @Test
    void onlyTheEngineRoomKnowsCamundasInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.baton.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm.engine.impl..")
                .check(classes);
    }

    @Test
    void theCaseFileKnowsNothingOfCamunda() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.casefile")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(classes);
    }

    @Test
    void nobodyReadsTheTimeWithoutTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.baton.engine..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callConstructor(java.util.Date.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    /** The first feature that calls out brings a guard against private addresses, and a place in this rule. */
    @Test
    void nobodyOpensConnections() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "javax.net..",
                        "java.rmi..",
                        "javax.naming..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive..",
                        "org.springframework.http.client..",
                        "jakarta.ws.rs.client..",
                        "jakarta.mail..",
                        "org.springframework.mail..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.Socket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.ServerSocket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.DatagramSocket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URLConnection.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URL.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.nio.channels.NetworkChannel.class)
                .check(classes);
    }

    /** Open in every Spring Framework 6.2: docs/adr/0009-supply-chain.md. */
    @Test
    void nobodyUsesWhatIsOpenInSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.servlet.function..",
                        "org.springframework.web.servlet.view.xslt..",
                        "org.springframework.web.servlet.view.freemarker..",
                        "org.springframework.web.servlet.mvc.annotation..",
                        "org.springframework.expression.spel..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.web.servlet.mvc.UrlFilenameViewController")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(org.springframework.web.bind.annotation.ModelAttribute.class)
                .check(classes);
    }

    /** A list or map that a request fills grows as far as the request says: what Spring binds itself has none. */
    @Test
    void noRequestFillsAListOrAMapByItsParameters() {
        assertThat(classes.stream()
                        .flatMap(controller -> controller.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class))
                        .flatMap(method -> method.getParameters().stream())
                        .filter(parameter -> parameter.getAnnotations().isEmpty())
                        .filter(parameter ->
                                parameter.getRawType().getPackageName().startsWith("dev.baton"))
                        .map(parameter -> parameter.getOwner().getFullName()))
                .isEmpty();
    }

    @Test
    void noPageShowsErrorsOfABinding() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(templates.filter(Files::isRegularFile))
                    .allSatisfy(template ->
                            assertThat(Files.readString(template)).doesNotContain("#fields", "th:errors", "th:field"));
        }
    }

    static List<String> rooms() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
