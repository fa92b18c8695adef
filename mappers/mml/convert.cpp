#include <algorithm>
#include <array>
#include <map>

#include "facts/insurance_order.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/text.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {

using fhir::IssueSeverity;
using fhir::IssueType;

void Mapping::note(IssueSeverity severity, const fhir::Message& row, const std::string& place,
                   std::initializer_list<std::string_view> arguments) {
    const auto code = severity == IssueSeverity::information ? IssueType::informational : IssueType::processing;
    out.report.push_back(fhir::make_issue(severity, code, row, place, arguments));
}

std::string Mapping::time(const std::string& text, const std::string& place) {
    return iso_date_time(text, context.utc_offset, place, out.report);
}

std::string Mapping::time(Element* element, std::string_view target, const std::string& place) {
    return element == nullptr ? std::string() : time(take_text(element, target), place);
}

namespace {

/// What a module is, by the name of its root. `type` is its contentModuleType; `map` is empty for those that are read
/// in another way.
struct ModuleKind {
    std::string_view root;
    std::string_view type;
    void (*map)(Mapping&, Module&);
};
constexpr std::array kKinds{
    ModuleKind{"PatientModule", "patientInfo", nullptr},
    ModuleKind{"HealthInsuranceModule", "healthInsurance", nullptr},
    ModuleKind{"RegisteredDiagnosisModule", "registeredDiagnosis", map_diagnosis},
    ModuleKind{"BaseClinicModule", "baseClinic", map_base_clinic},
    ModuleKind{"TestModule", "test", map_laboratory},
    ModuleKind{"VitalSignModule", "vitalsign", map_vital_signs},
    ModuleKind{"PrescriptionModule", "prescription", map_prescription},
    ModuleKind{"ReferralModule", "referral", map_referral},
    ModuleKind{"ClaimModule", "claim", map_claim},
    ModuleKind{"ProgressCourseModule", "progressCourse", nullptr},
    ModuleKind{"FirstClinicModule", "firstClinic", nullptr},
    ModuleKind{"LifestyleModule", "lifestyle", nullptr},
    ModuleKind{"SurgeryModule", "surgery", nullptr},
    ModuleKind{"SummaryModule", "summary", nullptr},
    ModuleKind{"ReportModule", "report", nullptr},
    ModuleKind{"InjectionModule", "injection", nullptr},
    ModuleKind{"FlowSheetModule", "flowsheet", nullptr},
    ModuleKind{"ClaimAmountModule", "claimAmount", nullptr},
};

const ModuleKind* kind_of(const Element& element) {
    if (!is_medxml(element.uri()) || element.uri().empty()) return nullptr;
    const auto* found = std::ranges::find(kKinds, element.name(), &ModuleKind::root);
    return found == kKinds.end() ? nullptr : found;
}

/// Whether the date stands in the content itself, so that a module without docInfo can be dated.
std::string date_in_content(Mapping& mapping, const Module& module) {
    const auto first = [&](std::initializer_list<std::string> texts) {
        for (const std::string& text : texts)
            if (!text.empty()) return mapping.time(text, module.place);
        return std::string();
    };
    Element* root = module.content;
    if (root->name() == "TestModule") {
        Element* information = child(root, "information");
        return first({peek_attribute(information, "reportTime"), peek_attribute(information, "registTime"),
                      peek_attribute(information, "sampleTime")});
    }
    if (root->name() == "VitalSignModule") return first({peek_text(child(root, "observedTime"))});
    if (root->name() == "ClaimModule") {
        Element* information = child(root, "information");
        return first({peek_attribute(information, "performTime"), peek_attribute(information, "orderTime"),
                      peek_attribute(information, "registTime")});
    }
    return {};
}

/// Walks what a document's module holds: modules that stand inside others count as modules.
class Collector {
public:
    Collector(Mapping& mapping, std::vector<Module>& modules) : mapping_(mapping), modules_(modules) {}

    void add_item(Element& item, const std::string& place) {
        Module head;
        head.doc_info = child(&item, "docInfo");
        head.place = place;
        read_doc_info(mapping_, head);
        walk(child(&item, "content"), head);
    }

    void add_bare(Element& root) {
        Module module;
        module.confirmed = mapping_.created;
        module.place = root.name();
        add(root, std::move(module), true);
    }

private:
    void walk(Element* holder, const Module& head) {
        if (holder == nullptr) return;
        for (Element::Content& content : holder->content()) {
            auto* element = std::get_if<std::unique_ptr<Element>>(&content);
            if (element == nullptr) continue;
            Element& found = **element;
            if (kind_of(found) == nullptr) {
                walk(&found, head);
                continue;
            }
            Module module = head;
            module.place = head.place + "/" + std::string(found.name());
            const std::string type = peek_attribute(head.doc_info, "contentModuleType");
            const bool is_top = holder->name() == "content";
            if (is_top && !type.empty() && type != kind_of(found)->type)
                mapping_.note(IssueSeverity::warning, messages::kTypeMismatch, head.place);
            add(found, std::move(module), false);
            // The patient and the orders inside a referral are the referral's.
            if (found.name() != "ReferralModule") walk(&found, head);
        }
    }

    void add(Element& root, Module module, bool is_bare) {
        module.content = &root;
        module.origins.push_back(root.begin_record());
        const unsigned number = ++seen_[module.uid + "|" + std::string(root.name())];
        if (number > 1) module.suffix = "-" + std::to_string(number);
        if (module.confirmed.empty()) module.confirmed = mapping_.created;
        if (module.confirmed.empty()) module.confirmed = date_in_content(mapping_, module);
        const Module head = module;
        modules_.push_back(std::move(module));
        if (is_bare && root.name() != "ReferralModule") walk(&root, head);
    }

    Mapping& mapping_;
    std::vector<Module>& modules_;
    std::map<std::string, unsigned> seen_;
};

/// Whose document it is, by its header. @return false when that is another institution than the source
bool read_header(Mapping& mapping, Element& header, PatientFact& patient) {
    patient.origins = {header.begin_record()};
    Element* facility = find(&header, {"CreatorInfo", "PersonalizedInfo", "Facility"});
    Element* id = find(&header, {"masterId", "Id"});
    const std::string owner = institution_number_of(mapping.context, facility);
    const std::string table = peek_attribute(id, "tableId");
    const auto mapped = mapping.context.code_maps.find("facility|" + table);
    const bool is_foreign =
        (!owner.empty() && owner != mapping.context.institution_number) ||
        (mapped != mapping.context.code_maps.end() && mapped->second != mapping.context.institution_number);
    if (is_foreign) {
        mapping.note(IssueSeverity::error, messages::kInstitutionMismatch, "/Mml/MmlHeader");
        return false;
    }
    patient.number = take_patient_number(child(&header, "masterId"));
    return true;
}

/// The patient of the header, of a patient module, of a referral. @return false when there is none or two
bool read_patient(Mapping& mapping, std::vector<Module>& modules, PatientFact patient) {
    for (Module& module : modules) {
        Element* found = module.content;
        if (found->name() == "ReferralModule") found = child(found, "PatientModule");
        if (found == nullptr || found->name() != "PatientModule") continue;
        Module holder = module;
        holder.content = found;
        if (!read_patient_module(mapping, holder, patient)) return false;
    }
    for (Module& module : modules)
        if (module.content->name() == "HealthInsuranceModule")
            read_insurance_module(mapping, module, patient.insurances);
    if (patient.number.empty()) {
        mapping.note(IssueSeverity::error, messages::kNoPatient, modules.front().place);
        return false;
    }
    facts::identifying_card_first(patient.insurances,
                                  mapping.created.empty() ? modules.front().confirmed : mapping.created);
    mapping.patient = with_known_patient(mapping.context, std::move(patient));
    return true;
}

void map_modules(Mapping& mapping, std::vector<Module>& modules) {
    Module* patient = nullptr;
    std::vector<Module*> insurances;
    std::string unmapped;
    for (Module& module : modules) {
        const ModuleKind& kind = *kind_of(*module.content);
        if (kind.root == "PatientModule") patient = &module;
        if (kind.root == "HealthInsuranceModule") insurances.push_back(&module);
        const bool is_read =
            kind.map != nullptr || kind.root == "PatientModule" || kind.root == "HealthInsuranceModule";
        const bool is_billing = kind.root == "ClaimAmountModule";
        if (!is_read && !is_billing && unmapped.find(kind.type) == std::string::npos)
            unmapped += (unmapped.empty() ? "" : ", ") + std::string(kind.type);
    }
    if (patient != nullptr) map_patient(mapping, patient, insurances);
    if (patient == nullptr && !insurances.empty())
        mapping.note(IssueSeverity::warning, messages::kInsuranceAlone, insurances.front()->place);
    for (Module& module : modules) {
        const ModuleKind& kind = *kind_of(*module.content);
        if (kind.map == nullptr) continue;
        if (module.confirmed.empty()) {
            mapping.note(IssueSeverity::error, messages::kUndated, module.place);
            continue;
        }
        kind.map(mapping, module);
    }
    // JP_Patient_eCS demands an address: a unit whose document has none waits for the patient's own one.
    const bool is_whole = mapping.patient.known || patient != nullptr;
    for (Unit& unit : mapping.out.units)
        if (unit.operation == UnitOperation::replace) unit.patient_is_known = unit.patient_is_known && is_whole;
    if (!unmapped.empty()) mapping.note(IssueSeverity::warning, messages::kModuleUnmapped, "/Mml/MmlBody", {unmapped});
    if (mapping.out.units.empty() && fhir::has_no_errors(mapping.out.report))
        mapping.note(IssueSeverity::error, messages::kNothingMapped, modules.front().place);
}

void map_root(Mapping& mapping, Element& root) {
    std::vector<Module> modules;
    Collector collector(mapping, modules);
    PatientFact patient;
    root.begin_record();
    if (root.name() == "Mml" && is_medxml(root.uri())) {
        Element* header = child(&root, "MmlHeader");
        if (header == nullptr) return mapping.note(IssueSeverity::error, messages::kNoHeader, "/Mml");
        mapping.created = mapping.time(take_attribute(&root, "createDate", "meta.lastUpdated"), "/Mml/@createDate");
        if (!read_header(mapping, *header, patient)) return;
        unsigned number = 0;
        for (Element* item : children(child(&root, "MmlBody"), "MmlModuleItem"))
            collector.add_item(*item, "MmlModuleItem[" + std::to_string(++number) + "]");
        if (modules.empty()) return mapping.note(IssueSeverity::error, messages::kNoModules, "/Mml/MmlBody");
    } else if (kind_of(root) != nullptr) {
        collector.add_bare(root);
    } else {
        return mapping.note(IssueSeverity::error, messages::kNotMml, "/");
    }
    constexpr std::size_t kModulesMax = 10'000;
    if (modules.size() > kModulesMax)
        return mapping.note(IssueSeverity::error, messages::kTooManyModules, "/Mml/MmlBody",
                            {std::to_string(modules.size()), std::to_string(kModulesMax)});
    if (read_patient(mapping, modules, std::move(patient))) map_modules(mapping, modules);
}

/// On a CLAIM connection a document ends with EOT (0x04), and what listens there keeps it.
std::string_view without_end_of_transmission(std::string_view bytes) {
    const auto last = bytes.find_last_not_of("\r\n ");
    return last != std::string_view::npos && bytes[last] == '\x04' ? bytes.substr(0, last) : bytes;
}

}  // namespace

Conversion convert_mml(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "mml";
    const auto tree = xml::parse(without_end_of_transmission(input.bytes), 0, out.report);
    if (!tree) {
        out.report.push_back(tree.error());
        return out;
    }
    Mapping mapping{.context = context, .out = out};
    map_root(mapping, *tree->root);
    xml::account_for(*tree->root, {}, ignored_reason, out.account);
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        mapping.note(IssueSeverity::information, messages::kUnmapped, "", {std::to_string(unmapped)});
    return out;
}

std::string mml_institution(std::string_view bytes) {
    fhir::Report ignored;
    const auto tree = xml::parse(bytes, 0, ignored);
    if (!tree) return {};
    return institution_number_of({},
                                 find(tree->root.get(), {"MmlHeader", "CreatorInfo", "PersonalizedInfo", "Facility"}));
}

}  // namespace kakehashi::mappers::mml
