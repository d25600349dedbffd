import java.io.FileInputStream;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by the veraPDF library: {@code VeraPdf ua1,2a FILE...}. Prints one line for each
 * rule that a file breaks, with an example, and a last line with the number of judgements.
 */
public class VeraPdf {

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int judged = 0;
        for (int at = 1; at < arguments.length; at++) {
            for (String profile : arguments[0].split(",")) {
                judge(arguments[at], PDFAFlavour.byFlavourId(profile));
                judged++;
            }
        }
        System.out.printf("judged %d%n", judged);
    }

    private static void judge(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream in = new FileInputStream(file);
             PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            TreeMap<String, String> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.putIfAbsent(
                            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                            assertion.getMessage() + " @ " + assertion.getLocation().getContext());
                }
            }
            broken.forEach((rule, example) ->
                    System.out.printf("%s %s %s: %s%n", file, flavour, rule, example));
            if (broken.isEmpty() && !result.isCompliant()) {
                System.out.printf("%s %s: not compliant, no reason%n", file, flavour);
            }
        }
    }
}
