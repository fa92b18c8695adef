#pragma once

#include <set>
#include <string>
#include <string_view>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::facts {

struct Profiled {
    std::string_view type;     ///< resource type
    std::string_view key;      ///< source key of the resource, without the institution
    std::string_view profile;  ///< canonical for meta.profile; empty: none
};

/// The Bundle of one unit while it is written: its head, its entries, and what they all share.
class UnitWriter {
public:
    UnitWriter(UnitKind kind, const UnitHeader& header, const PatientFact& patient, fhir::Report& report);

    /// `type`: collection or document; `profile` may be empty.
    void begin(std::string_view type, std::string_view profile, std::string_view identifier_system);
    /// Appends an entry and gives its resource, with resourceType, id and meta set.
    fhir::Builder add(const Profiled& resource);
    /// The Patient entry: the known one as it is, or a new one of the facts. `profile` is put into meta.profile.
    /// @return the Patient
    fhir::Builder add_patient(std::string_view profile);
    /// Says which records of the source the entry that was added last was made of.
    void came_from(const Origins& records);
    /// The unit; the writer is empty afterwards.
    [[nodiscard]] Unit finish();

    /// fullUrl of the entry that was added last.
    [[nodiscard]] const std::string& last_url() const { return last_url_; }
    [[nodiscard]] std::string full_url(std::string_view type, std::string_view key) const;
    [[nodiscard]] std::string patient_url() const { return full_url("Patient", patient_.number); }
    [[nodiscard]] const UnitHeader& header() const { return header_; }
    [[nodiscard]] const PatientFact& patient() const { return patient_; }
    [[nodiscard]] const std::string& recorded() const { return recorded_; }
    [[nodiscard]] fhir::Builder bundle() { return unit_.bundle.edit(); }

    /// Whether the sharing service can take the patient: somebody known here by a number or a card, and not by numbers
    /// of elsewhere alone. Others are written under JP Core.
    [[nodiscard]] bool is_for_service() const;
    /// The profile's cardinality demands the element: severity `error`, it would be refused.
    void missing(std::string_view element, std::string_view profile);
    /// Only the service demands it: severity `warning`.
    void missing_for_service(std::string_view element);
    void warn(const fhir::Message& message, std::string_view element, std::string_view argument = {});
    void inform(const fhir::Message& message, std::string_view element);

private:
    fhir::Builder add_known_patient(std::string_view profile);
    void note(fhir::IssueSeverity severity, const fhir::Message& message, std::string_view element,
              std::initializer_list<std::string_view> arguments);

    const UnitHeader& header_;
    const PatientFact& patient_;
    fhir::Report& report_;
    std::string recorded_;
    std::string last_url_;
    std::set<std::string> used_ids_;
    Unit unit_;
};

/// Writes the Patient of these facts into `resource`, all but id and meta. Source: jp-clins.md section 5
void write_patient(UnitWriter& writer, fhir::Builder resource);
/// Whether a Patient has family name, birth date and insured-person number.
[[nodiscard]] bool is_known(const fhir::Node& patient);

}  // namespace kakehashi::mappers::facts
