#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// Source: HL7 table 0127; vendor-exports.md 2.10
std::string category_of(std::string_view code) {
    if (code == "DA") return "medication";
    if (code == "FA") return "food";
    return code == "EA" || code == "LA" || code == "PA" || code == "AA" ? "environment" : "";
}

/// Source: HL7 table 0128. Criticality is another thing and is left out.
std::string severity_of(std::string_view code) {
    if (code == "MI") return "mild";
    if (code == "MO") return "moderate";
    return code == "SV" ? "severe" : "";
}

/// Source: HL7 table 0438
void read_status(Segment& iam, AllergyFact& allergy) {
    const std::string code = iam.take({17}, "AllergyIntolerance.verificationStatus");
    if (code == "U" || code == "S" || code == "P") allergy.verification_status = "unconfirmed";
    if (code == "D") allergy.verification_status = "refuted";
    if (code == "E") allergy.verification_status = "entered-in-error";
    if (code == "I") allergy.clinical_status = "inactive";
    const std::string action = iam.take({6}, "AllergyIntolerance.verificationStatus");
    iam.take({6, 2}, "AllergyIntolerance.verificationStatus");
    iam.take({6, 3}, "AllergyIntolerance.verificationStatus");
    if (action == "D") allergy.verification_status = "entered-in-error";
}

/// "None" is no allergen: R4's code for it is not in the required binding. Source: vendor-exports.md 2.10
bool says_none(std::string_view text) {
    return text == "なし" || text == "無" || text == "無し" || text == "none" || text == "アレルギーなし" ||
           text == "特になし";
}

void read_allergen(Segment& iam, AllergyFact& allergy) {
    constexpr std::string_view kTarget = "AllergyIntolerance.code";
    const std::string code = iam.take({3}, kTarget);
    allergy.text = facts::trimmed(iam.take({3, 2}, kTarget));
    const std::string system = iam.take({3, 3}, kTarget);
    // JLAC10 of a specific IgE test and HOT9 are no allergen codes: only YJ and J-FAGY can be written.
    if (system == "YJ") allergy.yj = code;
    if (system == "JFAGY" || system == "J-FAGY") allergy.jfagy = code;
    if (allergy.text.empty()) allergy.text = code;
}

/// IAM-4 and 5, which are AL1-4 and 5.
void read_reaction(Segment& segment, AllergyFact& allergy) {
    allergy.severity = severity_of(segment.take({4}, "AllergyIntolerance.reaction.severity"));
    segment.take({4, 2}, "AllergyIntolerance.reaction.severity");
    segment.take({4, 3}, "AllergyIntolerance.reaction.severity");
    for (unsigned repetition = 1; repetition <= segment.repetitions(5); ++repetition) {
        const std::string text =
            segment.take({.field = 5, .repetition = repetition}, "AllergyIntolerance.reaction.manifestation.text");
        if (!text.empty()) allergy.manifestation.append(allergy.manifestation.empty() ? "" : "、").append(text);
    }
}

AllergyFact read_allergy(Mapping& mapping, Segment& iam) {
    AllergyFact allergy;
    allergy.origins = {iam.offset()};
    const std::string kind = iam.take({2}, "AllergyIntolerance.category");
    iam.take({2, 2}, "AllergyIntolerance.category");
    iam.take({2, 3}, "AllergyIntolerance.category");
    allergy.category = category_of(kind);
    const std::string code = iam.peek({3});
    read_allergen(iam, allergy);
    read_reaction(iam, allergy);
    read_status(iam, allergy);
    allergy.key = iam.take({7}, "AllergyIntolerance.identifier");
    // The position in the list is no key: entries move.
    if (allergy.key.empty()) allergy.key = kind + "|" + (code.empty() ? allergy.text : code);
    allergy.onset = mapping.date(iam, 11, "AllergyIntolerance.onsetDateTime");
    if (allergy.onset.empty()) allergy.note = iam.take({12}, "AllergyIntolerance.note");
    allergy.recorded = mapping.date(iam, 13, "AllergyIntolerance.recordedDate");
    return allergy;
}

/// AL1 says less than IAM: no status, no number of its own. Source: vendor-exports.md 2.10
AllergyFact read_listed_allergy(Mapping& mapping, Segment& al1) {
    AllergyFact allergy;
    allergy.origins = {al1.offset()};
    const std::string kind = al1.take({2}, "AllergyIntolerance.category");
    al1.take({2, 2}, "AllergyIntolerance.category");
    al1.take({2, 3}, "AllergyIntolerance.category");
    allergy.category = category_of(kind);
    const std::string code = al1.peek({3});
    read_allergen(al1, allergy);
    read_reaction(al1, allergy);
    // The key of the same entry in ADT^A60, so that the two lists do not make two allergies of it.
    allergy.key = kind + "|" + (code.empty() ? allergy.text : code);
    allergy.onset = mapping.date(al1, 6, "AllergyIntolerance.onsetDateTime");
    return allergy;
}

/// Whether the entry names an allergen; one that says "none" is told of.
bool names_allergen(Mapping& mapping, Segment& segment, const AllergyFact& allergy) {
    if (!says_none(normalise_text(allergy.text))) return true;
    segment.ignore(3, "says that there is no allergy");
    mapping.note(IssueSeverity::information, messages::kNoAllergy, segment.place(3));
    return false;
}

}  // namespace

void map_listed_allergies(Mapping& mapping) {
    std::vector<AllergyFact> allergies;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "AL1") continue;
        AllergyFact allergy = read_listed_allergy(mapping, segment);
        if (names_allergen(mapping, segment, allergy)) allergies.push_back(std::move(allergy));
    }
    if (allergies.empty()) return;
    mapping.out.units.push_back(write_allergy_unit(mapping.header(mapping.patient.number + "-AL1", {}), mapping.patient,
                                                   allergies, mapping.out.report));
}

void map_allergies(Mapping& mapping) {
    std::vector<AllergyFact> allergies;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "IAM") continue;
        AllergyFact allergy = read_allergy(mapping, segment);
        if (names_allergen(mapping, segment, allergy)) allergies.push_back(std::move(allergy));
    }
    mapping.out.units.push_back(
        write_allergy_unit(mapping.header(mapping.patient.number, {}), mapping.patient, allergies, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
