import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one engine over files; prints, a line a file: file, verdict (error, none, failure), median microseconds of CPU.
 * CPU time of this thread, not of the clock: what else runs on the machine does not count, nor do the collector and the
 * compiler.
 */
final class Measure {
    interface Engine {
        /** @return whether the resource has errors */
        boolean hasErrors(byte[] json) throws Exception;
    }

    interface Loader {
        Engine load(List<String> packages) throws Exception;
    }

    private static final int ROUNDS = 5;
    private static final long REPEAT_NS = 20_000_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private Measure() {}

    static void run(String[] arguments, Loader loader) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err); // the engines talk while they work
        List<String> packages = new ArrayList<>();
        List<String> files = new ArrayList<>();
        double warmUpSeconds = 0;
        for (int i = 0; i < arguments.length; ++i) {
            if (arguments[i].equals("--package")) packages.add(arguments[++i]);
            else if (arguments[i].equals("--warm-up")) warmUpSeconds = Double.parseDouble(arguments[++i]);
            else files.add(arguments[i]);
        }
        Engine engine = loader.load(packages);
        List<byte[]> texts = new ArrayList<>();
        for (String file : files) texts.add(Files.readAllBytes(Path.of(file)));
        long warm = System.nanoTime() + (long) (warmUpSeconds * 1e9);
        do for (byte[] text : texts) verdict(engine, text);
        while (System.nanoTime() < warm);
        for (int i = 0; i < files.size(); ++i)
            out.println(files.get(i) + "\t" + verdict(engine, texts.get(i)) + "\t" + median(engine, texts.get(i)));
        System.exit(0); // the engines leave threads behind
    }

    private static String verdict(Engine engine, byte[] text) {
        try {
            return engine.hasErrors(text) ? "error" : "none";
        } catch (Exception failure) {
            return "failure";
        }
    }

    private static double median(Engine engine, byte[] text) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; ++round) {
            long start = CLOCK.getCurrentThreadCpuTime();
            long spent = 0;
            int runs = 0;
            for (; spent < REPEAT_NS; ++runs, spent = CLOCK.getCurrentThreadCpuTime() - start) verdict(engine, text);
            rounds[round] = spent / 1e3 / runs;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
