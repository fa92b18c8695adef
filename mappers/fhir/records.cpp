#include "fhir/records.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Node;

constexpr std::string_view kUuidUrn = "urn:uuid:";

// Source: R4 compartmentdefinition-patient.html; what is in nobody's compartment, or only because somebody refers to
// it.
constexpr std::array<std::string_view, 15> kShared{
    "Binary",     "BodyStructure", "Device",       "Endpoint",         "Group",         "HealthcareService", "Location",
    "Medication", "Organization",  "Practitioner", "PractitionerRole", "RelatedPerson", "Schedule",          "Specimen",
    "Substance"};

bool has_category(const Node& resource, std::initializer_list<std::string_view> codes) {
    const Node* categories = resource.find("category");
    if (categories == nullptr) return false;
    for (const Node& category : categories->items())
        if (const Node* codings = category.find("coding"))
            for (const Node& coding : codings->items())
                if (std::ranges::find(codes, coding.text_of("code")) != codes.end()) return true;
    return false;
}

UnitKind kind_of_observation(const Node& observation) {
    if (has_category(observation, {"vital-signs", "body-measurement"})) return UnitKind::vital_signs;
    const bool is_laboratory = observation.find("category") == nullptr || has_category(observation, {"laboratory"});
    return is_laboratory ? UnitKind::laboratory : UnitKind::resource;
}

/// What a reference under `member` means, when it is an object or a list of them.
const Node* reference_at(const Node& resource, std::string_view member) {
    const Node* value = resource.find(member);
    if (value && value->is_array()) value = value->items().empty() ? nullptr : &value->items().front();
    return value;
}

/// The entries that `member`'s references mean.
std::vector<std::size_t> entries_at(const Node& resource, std::string_view member, const Names& names) {
    std::vector<std::size_t> found;
    const Node* references = resource.find(member);
    if (references == nullptr) return found;
    for (const Node& reference : references->items()) {
        const std::string_view text = reference.text_of("reference");
        if (!text.starts_with(kUuidUrn)) continue;
        if (const auto index = names.index_of(text.substr(kUuidUrn.size()))) found.push_back(*index);
    }
    return found;
}

/// The Patient whom a reference names by an identifier with a system.
Owner identified_owner(const Node& reference, const Names& names) {
    const Node* identifier = reference.find("identifier");
    const std::string_view type = reference.text_of("type");
    if (identifier == nullptr || !(type.empty() || type == "Patient")) return {};
    const std::string_view system = identifier->text_of("system");
    const std::string_view value = identifier->text_of("value");
    if (system.empty() || value.empty()) return {};
    if (const auto index = names.find_identified("Patient", system, value)) return {.patient = index, .elsewhere = {}};
    return {.patient = {}, .elsewhere = std::string(system) + "|" + std::string(value)};
}

class Grouping {
public:
    Grouping(const std::vector<std::optional<R4Resource>>& resources, const Names& names)
        : resources_(resources),
          names_(names),
          parts_(resources.size()),
          round_of_(resources.size()),
          is_part_(resources.size(), false) {
        for (std::size_t i = 0; i < resources.size(); ++i) find_parts(i);
    }

    std::vector<Record> records() {
        std::vector<Record> records;
        std::vector<bool> is_taken(resources_.size(), false);
        const auto add = [&](std::size_t head) {
            records.push_back(record_of(head));
            for (const std::size_t member : records.back().members) is_taken[member] = true;
        };
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (resources_[i] && !is_part_[i] && !is_shared_type(names_.of(i).type)) add(i);
        // Results that are parts of each other in a circle, and what no record takes along, stand alone.
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (resources_[i] && !is_taken[i]) add(i);
        return records;
    }

private:
    /// The results of a report, the members of a panel.
    void find_parts(std::size_t index) {
        if (!resources_[index]) return;
        const std::string_view type = names_.of(index).type;
        if (type != "DiagnosticReport" && type != "Observation") return;
        const std::string_view member = type == "Observation" ? "hasMember" : "result";
        for (const std::size_t part : entries_at(resources_[index]->document.root(), member, names_)) {
            if (part == index || !resources_[part] || names_.of(part).type != "Observation") continue;
            parts_[index].push_back(part);
            is_part_[part] = true;
        }
    }

    /// Puts what belongs to the members in hand behind them, and so on.
    void complete(Record& record) {
        ++round_;
        for (const std::size_t member : record.members) round_of_[member] = round_;
        const auto add = [&](std::size_t index) {
            if (std::exchange(round_of_[index], round_) != round_) record.members.push_back(index);
        };
        for (std::size_t i = 0; i < record.members.size(); ++i) {
            const std::size_t member = record.members[i];
            for (const std::size_t part : parts_[member]) add(part);
            for (const std::size_t target : resources_[member]->targets)
                if (resources_[target] && is_shared(target)) add(target);
        }
    }

    Record record_of(std::size_t head) {
        Record record{.head = head, .patient = {}, .patient_elsewhere = {}, .members = {}};
        const R4Resource& resource = *resources_[head];
        if (names_.of(head).type == "Patient") {
            record.patient = head;
        } else {
            Owner owner = owner_of(resource, names_);
            // A Provenance is about the patient whose record it is about.
            for (std::size_t i = 0; !owner.patient && owner.elsewhere.empty() && i < resource.targets.size(); ++i)
                if (const auto& target = resources_[resource.targets[i]]; target && !is_shared(resource.targets[i]))
                    owner = owner_of(*target, names_);
            if (owner.patient && resources_[*owner.patient]) record.patient = owner.patient;
            record.patient_elsewhere = owner.elsewhere;
        }
        if (record.patient && record.patient != head) record.members.push_back(*record.patient);
        record.members.push_back(head);
        complete(record);
        return record;
    }

    bool is_shared(std::size_t index) const { return is_shared_type(names_.of(index).type); }

    const std::vector<std::optional<R4Resource>>& resources_;
    const Names& names_;
    std::vector<std::vector<std::size_t>> parts_;
    std::vector<std::size_t> round_of_;  // the last one in which a resource became a member
    std::size_t round_ = 0;
    std::vector<bool> is_part_;
};

}  // namespace

bool is_shared_type(std::string_view type) { return std::ranges::binary_search(kShared, type); }

UnitKind kind_of_record(const Node& resource) {
    const std::string_view type = resource.text_of("resourceType");
    if (type == "Patient" || type == "Coverage") return UnitKind::patient;
    if (type == "Condition") return UnitKind::condition;
    if (type == "AllergyIntolerance") return UnitKind::allergy;
    if (type == "Observation") return kind_of_observation(resource);
    if (type == "DiagnosticReport")
        return resource.find("imagingStudy") || has_category(resource, {"RAD", "LP29684-5"}) ? UnitKind::imaging
                                                                                             : UnitKind::laboratory;
    if (type == "MedicationRequest" || type == "MedicationDispense" || type == "MedicationStatement" ||
        type == "MedicationAdministration")
        return UnitKind::prescription;
    if (type == "ImagingStudy") return UnitKind::imaging;
    if (type == "Encounter") return UnitKind::encounter;
    if (type == "Immunization") return UnitKind::immunization;
    if (type == "DocumentReference") return UnitKind::filed;
    return UnitKind::resource;
}

Owner owner_of(const R4Resource& resource, const Names& names) {
    const Node& root = resource.document.root();
    if (root.text_of("resourceType") == "Group") return {};  // of several patients
    for (const std::string_view member : kWhose) {
        const Node* reference = reference_at(root, member);
        if (reference == nullptr) continue;
        const std::string_view text = reference->text_of("reference");
        if (text.starts_with(kUuidUrn)) {
            const auto index = names.index_of(text.substr(kUuidUrn.size()));
            if (index && names.of(*index).type == "Patient") return {.patient = index, .elsewhere = {}};
            if (!index) return {.patient = {}, .elsewhere = std::string(text)};
        } else if (text.starts_with("Patient/") || Names::may_be_patient(text)) {
            return {.patient = {}, .elsewhere = std::string(text)};
        } else if (auto owner = identified_owner(*reference, names); owner.patient || !owner.elsewhere.empty()) {
            return owner;
        }
    }
    for (const std::size_t target : resource.targets)
        if (names.of(target).type == "Patient") return {.patient = target, .elsewhere = {}};
    return {};
}

std::string number_elsewhere(const R4Resource& resource, const std::string& elsewhere) {
    if (const auto found = resource.elsewhere.find(elsewhere); found != resource.elsewhere.end()) return found->second;
    if (Names::may_be_patient(elsewhere)) return Names::name_in(elsewhere);
    std::string institution;
    const auto bar = elsewhere.find('|');
    const std::string_view text = elsewhere;
    if (bar == std::string::npos) return elsewhere;
    const std::string number = Names::own_number_of(text.substr(0, bar), text.substr(bar + 1), institution);
    return number.empty() ? elsewhere : number;
}

std::vector<Record> group_records(const std::vector<std::optional<R4Resource>>& resources, const Names& names) {
    return Grouping(resources, names).records();
}

}  // namespace kakehashi::mappers::bundles
