import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.cli.services.StandAloneValidatorFetcher;

/**
 * The HL7 reference validator without a terminology server: one line a file, as `kakehashi validate --format ndjson`
 * prints it, or {"file":…,"failure":…} where the engine gives up. Arguments: --package FILE…, files.
 */
public final class ReferenceValidator {
    private ReferenceValidator() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err); // the engine talks while it works
        List<String> packages = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; ++i) {
            if (arguments[i].equals("--package")) packages.add(arguments[++i]);
            else files.add(arguments[i]);
        }
        ValidationEngine engine = load(packages);
        for (String file : files) out.println("{\"file\":" + quoted(file) + "," + validate(engine, file) + "}");
        System.exit(0); // the engine leaves threads behind
    }

    static ValidationEngine load(List<String> packages) throws Exception {
        ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder()
                .withVersion("4.0.1").withTHO(false)
                .withNoTerminologyServer().withCanRunWithoutTerminologyServer(true)
                .withUserAgent("kakehashi").fromSource("hl7.fhir.r4.core#4.0.1");
        for (String each : packages) engine.getIgLoader().loadIg(engine.getIgs(), engine.getBinaries(), each, true);
        // As the validator's own command line does: what a reference points to is checked where it is at hand.
        StandAloneValidatorFetcher fetcher =
                new StandAloneValidatorFetcher(engine.getPcm(), engine.getContext(), engine);
        engine.setFetcher(fetcher);
        engine.setPolicyAdvisor(fetcher);
        engine.prepare();
        engine.setAnyExtensionsAllowed(true);
        engine.setAllowExampleUrls(true);
        return engine;
    }

    private static String validate(ValidationEngine engine, String file) {
        try {
            FhirFormat format = file.endsWith(".xml") ? FhirFormat.XML : FhirFormat.JSON;
            byte[] bytes = Files.readAllBytes(Path.of(file));
            OperationOutcome outcome = engine.validate(bytes, format, new ArrayList<>(), new ArrayList<>());
            outcome.setText(null);
            return "\"outcome\":" + new JsonParser().composeString(outcome);
        } catch (Exception | LinkageError | StackOverflowError failure) { // a library that is not here, an endless profile
            return "\"failure\":" + quoted(String.valueOf(failure));
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
