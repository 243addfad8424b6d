package dev.downhill;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Keeps what lies below `downhill.home` from other users of the machine: folders get mode 0700, files 0600, those of
/// earlier versions included. It runs before the database is opened, and once more when its file exists, since H2
/// creates files as the umask allows.
///
/// Only what the service creates itself is changed. The home keeps its mode where it holds folders of others as well,
/// such as `/var/tmp` and `/opt` do. File systems without POSIX modes are left alone.
@Component
class PrivateHome implements BeanFactoryPostProcessor, EnvironmentAware, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(PrivateHome.class);

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final List<String> FOLDERS = List.of("db", "tmp");
    /// Names of properties: folders that others use, however little lies in them.
    private static final List<String> SHARED = List.of("user.home", "user.dir", "java.io.tmpdir");

    /// The folder at the root of some file systems.
    private static final String LOST_AND_FOUND = "lost+found";

    private Path home = Path.of("");

    @Override
    public void setEnvironment(Environment environment) {
        home = Path.of(environment.getRequiredProperty(HomeFolder.PROPERTY))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        close(home);
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        close(home);
    }

    /// Creates the folders where they are missing and takes them from everybody but their owner.
    static void close(Path home) {
        try {
            Files.createDirectories(home);
            if (Files.getFileAttributeView(home, PosixFileAttributeView.class) == null) {
                return;
            }
            if (isShared(home.toRealPath())) {
                log.warn("{} holds folders of others, so only db and tmp in it are closed to other users", home);
            } else {
                set(home, FOLDER);
            }
            for (String name : FOLDERS) {
                Path folder = home.resolve(name);
                if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
                }
                closeTree(folder);
            }
        } catch (IOException e) {
            log.warn("The folders below {} may be readable for other users of this machine: {}", home, e.toString());
        }
    }

    private static boolean isShared(Path home) throws IOException {
        boolean used = SHARED.stream()
                .map(System::getProperty)
                .flatMap(Stream::ofNullable)
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .anyMatch(folder -> folder.startsWith(home));
        try (Stream<Path> content = Files.list(home)) {
            return used
                    || content.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .anyMatch(name -> !FOLDERS.contains(name) && !name.equals(LOST_AND_FOUND));
        }
    }

    /// Links are not followed. Files of other processes may go away meanwhile.
    private static void closeTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                set(directory, FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    set(file, FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    private static void set(Path path, Set<PosixFilePermission> permissions) throws IOException {
        try {
            if (!Files.getPosixFilePermissions(path).equals(permissions)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (NoSuchFileException e) {
            log.debug("Gone while its mode was set: {}", path, e);
        }
    }
}
