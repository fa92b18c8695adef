#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/text.hpp"

/// What every mapper takes and gives. A mapper is a pure function: the same input and context give the same bytes.
namespace kakehashi::mappers {

/// What happened to one populated field of the source.
enum class FieldFate : std::uint8_t { mapped, ignored, unmapped };

/// Records of the source (segments, rows, data sets) that something was made of, by their offsets in the decoded input.
using Origins = std::vector<std::uint32_t>;

/// One populated field of the source and what became of it.
struct FieldRecord {
    std::string place;  ///< "PID-5.1", "OBX[3]-5", "row 4, column glucose", XPath
    FieldFate fate = FieldFate::unmapped;
    std::string detail;        ///< mapped: the FHIR elements, or `used: …`; ignored: the reason; unmapped: ""
    std::uint32_t offset = 0;  ///< of the field, in bytes of the decoded (UTF-8) input
    std::uint32_t record = 0;  ///< offset of the record that the field stands in: what Origins hold
    std::string value;         ///< the field's text, decoded; an excerpt() of it
};
/// The first characters of a text that may hold an attachment of megabytes; what is cut ends with "…". UTF-8.
[[nodiscard]] std::string excerpt(std::string_view text);

/// The losslessness account of one input: a record for every populated field, in source order.
struct Account {
    std::string source;  ///< Input::name
    std::string format;  ///< as `--from` spells it
    std::vector<FieldRecord> fields;

    [[nodiscard]] std::size_t count(FieldFate fate) const;
};

/// What kind of report unit a Bundle is: the unit is accepted, replaced and deleted as a whole.
enum class UnitKind : std::uint8_t {
    patient,       ///< Patient and Coverage
    condition,     ///< all diagnoses of a patient (JP_Bundle_CLINS)
    allergy,       ///< all allergies of a patient (JP_Bundle_CLINS)
    laboratory,    ///< one result report: laboratory and infection Observations (JP_Bundle_CLINS)
    prescription,  ///< one prescription order: MedicationRequests
    vital_signs,   ///< one measurement
    imaging,       ///< one study
    encounter,     ///< one visit or stay
    document,      ///< referral, discharge summary, checkup report: a Bundle of type document
    immunization,  ///< one vaccination
    filed,         ///< a document kept as it came: DocumentReference
    resource,      ///< any other FHIR resource, kept as it came
};
[[nodiscard]] std::string_view name_of(UnitKind kind);

enum class UnitOperation : std::uint8_t { replace, remove };

/// What one entry of a unit was made of; `full_url` is empty for the Bundle itself.
struct EntryOrigins {
    std::string full_url;
    std::string type;  ///< resource type
    Origins records;
};

/// One report unit. `key` names it for ever: a later unit with the same key replaces it.
struct Unit {
    UnitKind kind = UnitKind::patient;
    UnitOperation operation = UnitOperation::replace;
    std::string key;               ///< "<institution 10 digits>^<year>^<local id>": also the Bundle's identifier value
    std::string order;             ///< orders versions of one key: an instant of the source, compared as text
    std::string patient_number;    ///< the institution's own number, as the source writes it
    fhir::Document bundle;         ///< every entry: fullUrl `urn:uuid:<resource id>`, resource.id the same UUID;
                                   ///< references between entries by fullUrl. Empty object when operation is remove.
    bool patient_is_known = true;  ///< false: name, birth date or insured number are not known yet: the unit waits
    std::vector<EntryOrigins> origins;
};

/// What one input gave. No unit, nor any share in one, or `refused_parts`, and an issue of severity `error` means
/// quarantine.
struct Conversion {
    std::vector<Unit> units;
    std::vector<std::string> joined{};  ///< keys of units that another input's conversion holds: made of this one, too
    fhir::Report report;
    Account account;
    std::size_t refused_parts = 0;  ///< messages of a batch that gave nothing, though others did

    /// Whether the input must be kept: nothing came of it, or not of all its parts.
    [[nodiscard]] bool is_refused() const {
        return ((units.empty() && joined.empty()) || refused_parts > 0) && !fhir::has_no_errors(report);
    }
};

/// One element of a unit and the field of the source that it was made from.
struct LineageStep {
    std::string full_url;        ///< of the entry; empty: the Bundle itself
    std::string element;         ///< as the account names it: `Observation.value`, or the path of a FHIR source
    const FieldRecord* field{};  ///< in the account that was asked
};

/// Where the elements of units come from, in source order. Fields are attributed by the record that they stand in and
/// the resource type that they were mapped to: two entries of one type made from one row share its fields.
class Lineage {
public:
    /// @param account  must outlive this
    explicit Lineage(const Account& account);
    [[nodiscard]] std::vector<LineageStep> of(const Unit& unit) const;

private:
    const Account& account_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> fields_;  // of a record, by their places in account_
};
/// The same, for one unit.
[[nodiscard]] std::vector<LineageStep> lineage_of(const Unit& unit, const Account& account);

/// What an institution knows of its patient beyond one message: the Patient resource (JP_Patient_eCS) as a unit of
/// kind `patient` carried it last.
struct KnownPatient {
    std::shared_ptr<const fhir::Document> patient;
};

/// What a source that knows no number says of its person.
struct PersonTraits {
    std::string name;  ///< family and given name, in kanji where there is one, without spaces
    std::string birth_date;
    std::string gender;
};
struct RecognisedPatient {
    std::string number;  ///< the institution's own
    KnownPatient known;
};

/// The form of an institution number with a prefecture that does not exist: stands where nobody said which it is.
inline constexpr std::string_view kNoInstitution = "0019999999";

/// A local code that no table of the institution translates, where only a table could have.
struct UntranslatedCode {
    std::string map;   ///< of Context::code_maps: "lab", "drug" …
    std::string code;  ///< as the source writes it
    std::string name;  ///< what the source calls it; may be empty
};

/// What a mapper may ask its surroundings, and the source's configuration.
struct Context {
    std::string institution_number;  ///< 10 digits: prefecture 2, fee table 1, institution 7
    std::string institution_name;
    std::string department_default;             ///< text for JP_eCS_Department when the source names none; may be empty
    std::string utc_offset = "+09:00";          ///< for sources without a zone
    std::string wado_rs{};                      ///< base URL of the images for readers elsewhere; may be empty
    bool report_patient_mismatch_only = false;  ///< true: patient-mismatch is a warning, not a quarantine
    /// Looks a patient up by the institution's own number; nullopt when not known yet.
    std::function<std::optional<KnownPatient>(std::string_view patient_number)> find_patient;
    /// Looks a person up who has no number: nullopt when nobody, or more than one, has these traits. Empty: nobody is
    /// recognised, because an institution may want to see to that itself.
    std::function<std::optional<RecognisedPatient>(const PersonTraits&)> find_person;
    /// local code → standard code; keys "<map name>|<local code>", e.g. "lab|K". nullopt: no translation, never a
    /// guess.
    std::map<std::string, std::string, std::less<>> code_maps;
    /// HL7 v2: what an institution writes in a field, "ZPI-3" → the field that it stands for ("PID-13") or
    /// "ignore: <reason>".
    std::map<std::string, std::string, std::less<>> fields{};
    /// HL7 v2: what an institution calls a code system → what the standard calls it, "99JLAC" → "JC10".
    std::map<std::string, std::string, std::less<>> code_systems{};
    /// HL7 v2: the encoding of every input, whatever it declares; nullopt: what is declared, verified.
    std::optional<Charset> charset{};
    /// FHIR: the first error of a resource under R4 and that profile; nullopt when it meets it. Empty: nobody judges,
    /// and foreign resources claim no profile but their own.
    std::function<std::optional<fhir::Issue>(const fhir::Document& resource, std::string_view profile)> find_fault{};
    /// FHIR: whether only Bundles under Japanese profiles are taken, as from a peer.
    bool refuses_foreign_fhir = false;
    /// FHIR: the version of every input, "DSTU2", "STU3", "R4" or "R5"; empty: the one whose form it has.
    std::string fhir_version{};
    /// Told of every local code without a translation; empty: nobody listens. What is written does not depend on it.
    std::function<void(const UntranslatedCode&)> on_untranslated{};
};

/// One input: a file, a message, a row group.
struct Input {
    std::string name;  ///< path or message id, for places and reports
    std::string bytes;
};

}  // namespace kakehashi::mappers
