package dev.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.OnCaseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

class RoomsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/baton");
    private static final Path MAP = Path.of("docs/architecture.md");

    /** The case file is the language that all rooms speak; who reads it reads one list of nouns. */
    private static final Map<String, Integer> ROOMIER = Map.of("casefile", 65, "engine", 32);

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
        assertThat(Files.readString(MAP)).contains("| `" + room + "` |");
    }

    @ParameterizedTest
    @MethodSource("innerRooms")
    void everyInnerRoomSaysItsIdea(String inner) throws Exception {
        var info = Class.forName("dev.baton." + inner.replace('/', '.') + ".package-info")
                .getPackage();

        assertThat(info.getAnnotation(NullMarked.class)).isNotNull();
        assertThat(Files.readString(SOURCES.resolve(inner).resolve("package-info.java")))
                .startsWith("/** ");
    }

    /** The tree in the document is the tree of folders, each line with the sentence of the room's package-info. */
    @Test
    void theTreeOnTheMapIsTheTreeOfRooms() throws IOException {
        var width = innerRooms().stream().mapToInt(String::length).max().orElse(0) + 2;
        var tree = innerRooms().stream().map(room -> line(room, width)).collect(Collectors.joining("\n"));

        assertThat(Files.readString(MAP)).contains("```\n" + tree + "\n```");
    }

    @ParameterizedTest
    @MethodSource("allRooms")
    void aReaderCanHoldARoom(String room) throws IOException {
        assertThat(files(room))
                .as("files in %s: give an idea of its own an inner room", room)
                .hasSizeBetween(2, ROOMIER.getOrDefault(room, 15));
    }

    /** A room may use its inner rooms and they may use it; among themselves the arrows make no circle. */
    @ParameterizedTest
    @MethodSource("rooms")
    void innerRoomsDoNotGoInCircles(String room) {
        slices().matching("dev.baton." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    /** An order on the class has no effect on its listeners: each says its phase itself. */
    @Test
    void everyListenerToACaseSaysItsPhase() {
        assertThat(classes.stream()
                        .flatMap(room -> room.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(EventListener.class))
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isAssignableTo(CaseEvent.class)))
                        .filter(method -> !method.isAnnotatedWith(OnCaseEvent.class))
                        .map(method -> method.getFullName()))
                .isEmpty();
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
                .resideInAPackage("dev.baton.casefile..")
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

    /** Whoever runs Baton names the mail server; nothing that customers or helpdesks send decides with whom it speaks. */
    @Test
    void onlyMailSpeaksWithAMailServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.baton.notification.mail..", "dev.baton.intake.mail..", "dev.baton.intake.mailbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.mail..", "org.springframework.mail..")
                .check(classes);
    }

    /** What reads mails opens no connection, and of what reads a mailbox one class does. */
    @Test
    void oneClassOpensAMailbox() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.intake..")
                .and()
                .haveNameNotMatching("dev\\.baton\\.intake\\.mailbox\\.ImapServer.*")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "jakarta\\.mail\\.(Store|Transport|Folder|Service)|org\\.eclipse\\.angus\\.mail\\.imap\\..*")
                .check(classes);
    }

    /** Whoever calls out does so by {@code outbound}, which guards whom it reaches. */
    @Test
    void onlyOutboundOpensConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.baton.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.apache.hc..",
                        "javax.net..",
                        "java.rmi..",
                        "javax.naming..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive..",
                        "org.springframework.http.client..",
                        "jakarta.ws.rs.client..")
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

    private static String line(String room, int width) {
        try {
            var info = Files.readString(SOURCES.resolve(room).resolve("package-info.java"));
            var sentence = info.substring(info.indexOf("/** ") + 4, info.indexOf(" */"))
                    .replaceAll("\\{@code (.*?)}", "$1");
            return " ".repeat(width).replaceFirst(" {%d}".formatted(room.length()), room) + sentence;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(String room) throws IOException {
        try (var files = Files.list(SOURCES.resolve(room))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    static List<String> rooms() throws IOException {
        return allRooms().stream().filter(room -> !room.contains("/")).toList();
    }

    static List<String> innerRooms() throws IOException {
        return allRooms().stream().filter(room -> room.contains("/")).toList();
    }

    static List<String> allRooms() throws IOException {
        try (var folders = Files.walk(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(SOURCES))
                    .map(folder -> SOURCES.relativize(folder).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
