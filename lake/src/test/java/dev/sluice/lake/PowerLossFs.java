package dev.sluice.lake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A file system in memory that can kill its user after any operation and lose power in any way that POSIX allows: bytes
 * not forced may be gone, zeroed or torn; names not forced may be there or not, each on its own.
 */
final class PowerLossFs implements Fs {

    /** What was done, to what. For a rename or link the path is the new name. */
    record Op(String kind, Path path) {
        boolean is(String wanted, String part) {
            return kind.equals(wanted) && path.toString().contains(part);
        }
    }

    /** The process is dead. An error, so that no handler for I/O failures mistakes it for one. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Node {}

    private static final class File implements Node {
        private byte[] now = new byte[0];
        private byte[] durable = new byte[0];
    }

    private static final class Directory implements Node {
        private final Map<String, Node> now = new TreeMap<>();
        private final Map<String, Node> durable = new TreeMap<>();
    }

    private final List<Op> ops = new ArrayList<>();
    private Directory root = new Directory();
    private Predicate<Op> killAfter = op -> false;
    private Predicate<Op> skipped = op -> false;
    private boolean dead;

    /** Kills the user right after the first operation that matches. */
    void killAfter(Predicate<Op> last) {
        killAfter = last;
    }

    /** Lets a force do nothing: the seeded bug. */
    void skip(Predicate<Op> forces) {
        skipped = forces;
    }

    /** Everything done so far. */
    List<Op> ops() {
        return ops;
    }

    /** A new process comes: what was written is there, whether forced or not. */
    void restart() {
        dead = false;
        killAfter = op -> false;
    }

    /** The power fails and comes back; chance decides what else than the forced is left. */
    void losePower(RandomGenerator chance) {
        root = (Directory) survivor(root, chance, new IdentityHashMap<>());
        restart();
    }

    private static Node survivor(Node node, RandomGenerator chance, Map<Node, Node> done) {
        Node known = done.get(node);
        if (known != null) {
            return known;
        }
        Node left = node instanceof File file ? survivor(file, chance) : survivor((Directory) node, chance, done);
        done.put(node, left);
        return left;
    }

    private static File survivor(File file, RandomGenerator chance) {
        File left = new File();
        left.now = Arrays.equals(file.now, file.durable) ? file.now : bytesLeft(file, chance);
        left.durable = left.now;
        return left;
    }

    private static byte[] bytesLeft(File file, RandomGenerator chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> file.now;
            case 1 -> file.durable;
            case 2 -> new byte[file.now.length];
            default -> Arrays.copyOf(file.now, file.now.length / 2);
        };
    }

    private static Directory survivor(Directory directory, RandomGenerator chance, Map<Node, Node> done) {
        Directory left = new Directory();
        TreeSet<String> names = new TreeSet<>(directory.now.keySet());
        names.addAll(directory.durable.keySet());
        for (String name : names) {
            Node now = directory.now.get(name);
            Node durable = directory.durable.get(name);
            Node kept = now == durable || chance.nextBoolean() ? now : durable;
            if (kept != null) {
                left.now.put(name, survivor(kept, chance, done));
            }
        }
        left.durable.putAll(left.now);
        return left;
    }

    @Override
    public boolean exists(Path path) {
        return find(path) != null;
    }

    @Override
    public List<Path> list(Path directory) {
        return find(directory) instanceof Directory found
                ? found.now.keySet().stream().map(directory::resolve).toList()
                : List.of();
    }

    /** Everything is old here: whatever may be deleted for its age is. */
    @Override
    public Instant lastModified(Path file) {
        return Instant.EPOCH;
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(file(file).now);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        putIfAbsent(directory, new Directory());
        did("create", directory);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        Map<String, Node> names = parent(file).now;
        File target = names.get(name(file)) instanceof File known ? known : new File();
        names.put(name(file), target);
        target.now = bytes.clone();
        did("write", file);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        byte[] bytes = file(from).now;
        parent(to).now.put(name(to), new File());
        file(to).now = bytes;
        did("copy", to);
    }

    @Override
    public void forceFile(Path path) throws IOException {
        File file = file(path);
        Op op = new Op("forceFile", path);
        file.durable = skipped.test(op) ? file.durable : file.now;
        did(op);
    }

    @Override
    public void forceDirectory(Path path) throws IOException {
        Directory directory = directory(path);
        Op op = new Op("forceDirectory", path);
        if (!skipped.test(op)) {
            directory.durable.clear();
            directory.durable.putAll(directory.now);
        }
        did(op);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        File file = file(from);
        parent(from).now.remove(name(from));
        parent(to).now.put(name(to), file);
        did("rename", to);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        putIfAbsent(name, file(existing));
        did("link", name);
    }

    @Override
    public void delete(Path path) throws IOException {
        parent(path).now.remove(name(path));
        did("delete", path);
    }

    private void putIfAbsent(Path path, Node node) throws IOException {
        if (parent(path).now.putIfAbsent(name(path), node) != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private void did(String kind, Path path) {
        did(new Op(kind, path));
    }

    private void did(Op op) {
        ops.add(op);
        dead = killAfter.test(op);
        checkAlive();
    }

    private void checkAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    private Node find(Path path) {
        checkAlive();
        Node node = root;
        for (Path name : path) {
            node = node instanceof Directory directory ? directory.now.get(name.toString()) : null;
        }
        return node;
    }

    private Directory parent(Path path) throws IOException {
        return directory(path.getParent());
    }

    private Directory directory(Path path) throws IOException {
        if (find(path) instanceof Directory directory) {
            return directory;
        }
        throw new NoSuchFileException(path.toString());
    }

    private File file(Path path) throws IOException {
        if (find(path) instanceof File file) {
            return file;
        }
        throw new NoSuchFileException(path.toString());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
