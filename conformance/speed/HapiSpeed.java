import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HAPI's validation library with R4's own definitions, the packages' and its cache. Packages are folders here. */
public final class HapiSpeed {
    private HapiSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Measure.run(arguments, HapiSpeed::load);
    }

    private static Measure.Engine load(List<String> packages) throws Exception {
        FhirContext context = FhirContext.forR4();
        PrePopulatedValidationSupport profiles = new PrePopulatedValidationSupport(context);
        for (String each : packages) add(context, profiles, new File(each, "package"));
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        // The chain keeps what it has once found: this is HAPI's caching since 8.0.
        ValidationSupportChain chain = new ValidationSupportChain(
                ValidationSupportChain.CacheConfiguration.defaultValues(), profiles,
                new DefaultProfileValidationSupport(context), new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context), unknown);
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setAnyExtensionsAllowed(true);
        FhirValidator validator = context.newValidator().registerValidatorModule(module);
        return text -> !validator.validateWithResult(new String(text, StandardCharsets.UTF_8)).isSuccessful();
    }

    private static void add(FhirContext context, PrePopulatedValidationSupport profiles, File folder) throws Exception {
        String wanted = "(StructureDefinition|ValueSet|CodeSystem)-.*json";
        for (File file : folder.listFiles((where, name) -> name.matches(wanted)))
            profiles.addResource(context.newJsonParser().parseResource(Files.readString(file.toPath())));
    }
}
