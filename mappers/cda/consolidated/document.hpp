#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cda/mapping.hpp"
#include "kakehashi/mappers/order_facts.hpp"

/// C-CDA: the United States' consolidated templates, R1.1 and R2.1. Source: HL7 C-CDA R2.1; vendor-exports.md 4
namespace kakehashi::mappers::cda {

/// One C-CDA document while it is mapped: what its entries give, until it is written.
struct ForeignDocument {
    Mapping& mapping;
    std::string key;                                              ///< the document's number
    std::map<std::string, xml::Element*, std::less<>> anchors{};  ///< of the narrative, by their ID
    std::vector<ConditionFact> conditions{};
    std::vector<AllergyFact> allergies{};
    std::vector<MedicationStatementFact> medications{};

    /// A header for a unit of this document. `number` tells it from the document's other units of its kind.
    [[nodiscard]] UnitHeader header(const std::string& number) const;
    /// A header for what happened at `time`: another document that tells of it again replaces it.
    [[nodiscard]] UnitHeader event_header(const std::string& number, const std::string& time) const;
};

/// Whether the document states a template of C-CDA.
[[nodiscard]] bool is_consolidated(xml::Element& document);
/// Patient, the document as it came, and the entries that the facts can carry.
void map_consolidated(Mapping& mapping);
/// recordTarget as facts: every number keeps its register. @return false when the document is nobody's
[[nodiscard]] bool read_foreign_patient(Mapping& mapping, const std::string& document_key);

/// The statements of one entry. @return false when the facts cannot carry what it says
[[nodiscard]] bool read_foreign_entry(ForeignDocument& document, xml::Element& entry, std::string_view section);
[[nodiscard]] bool read_problems(ForeignDocument& document, xml::Element& act);
[[nodiscard]] bool read_allergies(ForeignDocument& document, xml::Element& act);
[[nodiscard]] bool read_results(ForeignDocument& document, xml::Element& organizer);
[[nodiscard]] bool read_vital_signs(ForeignDocument& document, xml::Element& organizer);
[[nodiscard]] bool read_vaccination(ForeignDocument& document, xml::Element& administration);
[[nodiscard]] bool read_medication(ForeignDocument& document, xml::Element& administration);
[[nodiscard]] bool read_encounter(ForeignDocument& document, xml::Element& encounter);

/// Whether `entry` states the C-CDA entry template of that number (`4.4`), in any version.
[[nodiscard]] bool has_template(xml::Element& entry, std::string_view number);
/// The code system of an OID: its name in HL7 table 0396, a URL that JP-CLINS gives it, or `urn:oid:…`.
[[nodiscard]] std::string system_of(std::string_view oid);
/// CD or CE with its translations. The text is what the author wrote, also where it stands in the narrative.
[[nodiscard]] ConceptFact take_concept(ForeignDocument& document, xml::Element& coded, std::string_view target);
/// The first id of an entry, `root^extension`; "" when it has none.
[[nodiscard]] std::string take_id(xml::Element& entry);
/// effectiveTime of an entry: a point in time is the start. What no time is said for stays "".
struct Period {
    std::string start, end;
};
[[nodiscard]] Period take_period(ForeignDocument& document, xml::Element& entry, std::string_view target);
/// The words of a text, or those in the narrative that it points to.
[[nodiscard]] std::string take_pointed(ForeignDocument& document, xml::Element& text, std::string_view target);
/// The same of the `text` child of an entry.
[[nodiscard]] std::string take_words(ForeignDocument& document, xml::Element& holder, std::string_view target);
/// The comments that hang from a statement.
[[nodiscard]] std::string take_comment(ForeignDocument& document, xml::Element& statement, std::string_view target);
/// The code of the status observation of that template which hangs from a statement, or "".
[[nodiscard]] std::string status_value(ForeignDocument& document, xml::Element& statement, std::string_view number,
                                       std::string_view target);
/// When a statement was written and by whom.
struct Authorship {
    std::string time;
    DoctorFact doctor;
};
[[nodiscard]] Authorship take_authorship(ForeignDocument& document, xml::Element& statement, std::string_view target);
/// Whether a statement says that there is no such thing (negationInd): reported, and all of it accounted for.
[[nodiscard]] bool is_denied(ForeignDocument& document, xml::Element& statement);
/// Whether what a statement tells of was begun and not done (ActStatus aborted, cancelled).
[[nodiscard]] bool was_given_up(xml::Element& statement);
/// Accounts for a statement that says that there is no such thing.
void deny(ForeignDocument& document, xml::Element& statement);
/// `is_carried`; where nothing was made of a statement, none of its values has a fate.
bool carried(xml::Element& statement, bool is_carried);
/// Marks the frame of an act that tracks statements: their own numbers and times are read.
void mark_concern(xml::Element& act);
/// The observations below `entry` that state the template, in document order.
[[nodiscard]] std::vector<xml::Element*> observations_below(xml::Element& entry, std::string_view number);
/// The statements that an act tracks: of that template, or all where neither has a template of C-CDA.
[[nodiscard]] std::vector<xml::Element*> statements_of(xml::Element& act, std::string_view number);
/// Marks what every statement has and no fact needs: its code, its state of tracking, its references.
void mark_frame(xml::Element& entry);

/// Why a value of a C-CDA document is ignored on purpose, or "".
[[nodiscard]] std::string_view ignored_in_consolidated(const std::vector<std::string_view>& path,
                                                       const xml::Leaf& leaf);

}  // namespace kakehashi::mappers::cda
