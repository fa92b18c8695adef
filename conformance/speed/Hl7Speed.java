import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.validation.ValidationEngine;

/** The HL7 validator engine, loaded as conformance/reference loads it. */
public final class Hl7Speed {
    private Hl7Speed() {}

    public static void main(String[] arguments) throws Exception {
        Measure.run(arguments, Hl7Speed::load);
    }

    private static Measure.Engine load(List<String> packages) throws Exception {
        ValidationEngine engine = ReferenceValidator.load(packages);
        return text -> engine.validate(text, FhirFormat.JSON, new ArrayList<>(), new ArrayList<>())
                .getIssue().stream().map(issue -> issue.getSeverity())
                .anyMatch(severity -> severity == OperationOutcome.IssueSeverity.ERROR
                        || severity == OperationOutcome.IssueSeverity.FATAL);
    }
}
