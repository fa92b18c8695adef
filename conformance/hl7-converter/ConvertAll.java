import io.github.linuxforhealth.hl7.HL7ToFHIRConverter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Converts every file of the command line: OUT/<name>.json, or OUT/<name>.error with the reason. */
public class ConvertAll {
    public static void main(String[] arguments) throws Exception {
        HL7ToFHIRConverter converter = new HL7ToFHIRConverter();
        Path out = Path.of(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            String name = file.getFileName().toString();
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
                Files.writeString(out.resolve(name + ".json"), converter.convert(text));
            } catch (Exception | Error refused) {
                Files.writeString(out.resolve(name + ".error"), String.valueOf(refused.getMessage()));
            }
        }
    }
}
