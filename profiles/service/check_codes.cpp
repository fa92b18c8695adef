#include <algorithm>
#include <array>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

enum class Alphabet : std::uint8_t { digits, upper_alphanumeric };

/// Codes whose lists are not public: their form is all that can be checked. Source: jp-clins.md 4 and 14 (fallbacks)
struct CodeForm {
    std::string_view system;
    std::size_t length;
    Alphabet alphabet;
};
constexpr std::array kCodeForms{
    CodeForm{canonicals::kDisease, 8, Alphabet::digits},
    CodeForm{"http://medis.or.jp/CodeSystem/master-disease-exCode", 4, Alphabet::upper_alphanumeric},
    CodeForm{"http://capstandard.jp/iyaku.info/CodeSystem/YJ-code", 12, Alphabet::upper_alphanumeric},
    CodeForm{"urn:oid:1.2.392.100495.20.1.73", 12, Alphabet::upper_alphanumeric},
    CodeForm{"http://capstandard.jp/CodeSystem/KikakubetsuYakuzaiSeibun", 12, Alphabet::upper_alphanumeric},
    CodeForm{"http://medis.or.jp/CodeSystem/master-HOT7", 7, Alphabet::digits},
    CodeForm{"http://medis.or.jp/CodeSystem/master-HOT9", 9, Alphabet::digits},
    CodeForm{"http://medis.or.jp/CodeSystem/master-HOT13", 13, Alphabet::digits},
    CodeForm{"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription", 16,
             Alphabet::upper_alphanumeric},
    CodeForm{"http://jami.jp/CodeSystem/MedicationUsage", 16, Alphabet::upper_alphanumeric},
    CodeForm{"http://jami.jp/CodeSystem/MedicationUsageAdditional", 8, Alphabet::upper_alphanumeric},
    CodeForm{canonicals::kJlac10, 17, Alphabet::upper_alphanumeric},
    CodeForm{canonicals::kCore10, 17, Alphabet::upper_alphanumeric},
    CodeForm{canonicals::kCore11, 17, Alphabet::upper_alphanumeric},
    CodeForm{canonicals::kInfection10, 17, Alphabet::upper_alphanumeric},
    CodeForm{canonicals::kInfection11, 17, Alphabet::upper_alphanumeric},
};

/// A code that says that there is none, and the display that goes with it and with nothing else.
struct Dummy {
    std::string_view system;
    std::string_view code;
    std::string_view display;
};
constexpr std::array kDummies{
    Dummy{canonicals::kDisease, "99999999", "未コード化傷病名"},
    Dummy{canonicals::kNocoded, "NOCODED", "標準コードなし"},
    Dummy{canonicals::kLabUncoded, "99999999999999999", "未標準化コード項目(JLAC)"},
};

/// What a code of the qualitative systems says. The numbers of .2100 and .2101 are opposite; jp-clins prints `+` for
/// the negative code of .2102 (jp-clins.md 17.14).
struct Sign {
    std::string_view system;
    std::string_view code;
    bool is_negative;
};
constexpr std::array kSigns{
    Sign{"urn:oid:1.2.392.200119.6.2100", "1", false}, Sign{"urn:oid:1.2.392.200119.6.2100", "2", true},
    Sign{"urn:oid:1.2.392.200119.6.2101", "1", true},  Sign{"urn:oid:1.2.392.200119.6.2101", "2", false},
    Sign{"urn:oid:1.2.392.200119.6.2102", "1", true},  Sign{"urn:oid:1.2.392.200119.6.2102", "3", false},
    Sign{"urn:oid:1.2.392.200119.6.2102", "4", false}, Sign{"urn:oid:1.2.392.200119.6.2102", "5", false},
};
constexpr std::array<std::string_view, 6> kNegatives{"陰性", "－", "-", "(-)", "(－)", "−"};
constexpr std::array<std::string_view, 12> kPositives{"陽性", "＋", "+",    "(+)",    "(＋)", "1+",
                                                      "2+",   "3+", "＋＋", "＋＋＋", "++",   "+++"};

bool is_among(std::span<const std::string_view> list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

void check_form(const Node& coding, std::string_view system, std::string_view code, ServiceFindings& found) {
    const auto* form = std::ranges::find(kCodeForms, system, &CodeForm::system);
    if (form == kCodeForms.end()) return;
    const bool is_digit_code = form->alphabet == Alphabet::digits;
    const bool fits = code.size() == form->length && (is_digit_code ? is_digits(code) : is_upper_alphanumeric(code));
    if (!fits)
        found.error_unless_said(is_digit_code ? kCodeOfDigits : kCodeForm, child(coding, "code"),
                                {shape_of(code), std::to_string(form->length), system});
}

void check_dummy(const Node& coding, std::string_view system, std::string_view code, ServiceFindings& found) {
    for (const Dummy& dummy : kDummies) {
        if (dummy.system != system) continue;
        const Node& display = child(coding, "display");
        if ((code == dummy.code) == (display.text() == dummy.display) || display.text().empty()) continue;
        found.wrong_display(kDummy, display, {dummy.code, dummy.display});
    }
}

void check_sign(const Node& coding, std::string_view system, std::string_view code, ServiceFindings& found) {
    const std::string_view display = coding.text_of("display");
    for (const Sign& sign : kSigns) {
        if (sign.code != code || sign.system != system) continue;
        if (is_among(sign.is_negative ? std::span<const std::string_view>(kPositives) : kNegatives, display))
            found.error(kSign, child(coding, "display"), {code, sign.is_negative ? "－" : "＋"});
    }
}

/// RULING: jp-clins.md 17.10. The slice of fasting glucose (display FBS) is bound to the codes of casual glucose: what
/// was measured is what the code says (5 digits of the item, then 1299 casual, 1300 fasting).
void check_glucose(const Node& coding, std::string_view system, std::string_view code, ServiceFindings& found) {
    if (system != canonicals::kCore10 || !code.starts_with("3D0101299")) return;
    const Node& display = child(coding, "display");
    if (display.text() != "FBS" && display.text() != "CBG") return;
    found.warning(kGlucose, display);
}

}  // namespace

void check_codes(const Node& resource, ServiceFindings& found) {
    for_each_object(resource, "", [&](const Node& object, std::string_view) {
        const std::string_view system = object.text_of("system");
        const std::string_view code = object.text_of("code");
        if (system.empty() || code.empty()) return;
        check_form(object, system, code, found);
        check_dummy(object, system, code, found);
        check_sign(object, system, code, found);
        check_glucose(object, system, code, found);
    });
}

}  // namespace kakehashi::profiles::service
