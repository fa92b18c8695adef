#include <algorithm>

#include "mml/mapping.hpp"
#include "mml/messages.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kSecurity = "meta.security";

/// Whether one of the rights lets every institution read. MML0035: all, creator, individual.
bool is_open_to_all(Element& security) {
    for (Element* right : children(&security, "accessRight")) {
        if (peek_attribute(right, "permit") == "none") continue;
        for (Element* facility : children(right, "facility"))
            for (Element* name : children(facility, "facilityName"))
                if (peek_attribute(name, "facilityCode") == "all") return true;
    }
    return false;
}

/// What excludes other institutions is marked as restricted; who may see it then is for policy to say.
/// Source: vendor-exports.md 6.2
void read_security(Mapping& mapping, Module& module) {
    Element* security = child(module.doc_info, "securityLevel");
    if (security == nullptr || children(security, "accessRight").empty()) return;
    if (is_open_to_all(*security)) {
        security->mark(FieldFate::ignored, "open to every institution, as where nothing is said");
        return;
    }
    security->mark(FieldFate::mapped, kSecurity);
    module.confidentiality = "R";
    mapping.note(IssueSeverity::warning, messages::kNeedsPolicy, module.place + "/docInfo/securityLevel");
}

void read_ids(Module& module) {
    Element* id = child(module.doc_info, "docId");
    module.uid = take_text(child(id, "uid"), "identifier");
    for (Element* parent : children(id, "parentId")) {
        if (peek_attribute(parent, "relation") != "oldEdition") continue;
        take_attribute(parent, "relation", "used: the edition that this one replaces");
        if (std::string uid = take_text(parent, "used: the edition that this one replaces"); !uid.empty())
            module.replaced.push_back(std::move(uid));
    }
}

/// The author, where it is a doctor: what a laboratory or a patient signed has no recorder.
void read_author(const Context& context, Module& module) {
    Element* creator = child(module.doc_info, "CreatorInfo");
    Element* personalized = child(creator, "PersonalizedInfo");
    module.visit.department = take_department(context, child(personalized, "Department"), "JP_eCS_Department");
    Element* license = child(creator, "creatorLicense");
    const std::string kind = peek_text(license);
    if (kind != "doctor" && kind != "dentist") return;
    take_text(license, "used: whether the author is a doctor");
    module.visit.doctor = take_doctor(personalized, "Practitioner");
}

}  // namespace

void read_doc_info(Mapping& mapping, Module& module) {
    if (module.doc_info == nullptr) return;
    module.origins = {module.doc_info->begin_record()};
    module.visit.origins = module.origins;
    take_attribute(module.doc_info, "contentModuleType", "used: kind of the module");
    read_ids(module);
    Element* confirmed = child(module.doc_info, "confirmDate");
    module.confirmed = mapping.time(confirmed, "meta.lastUpdated", module.place + "/docInfo/confirmDate");
    read_security(mapping, module);
    read_author(mapping.context, module);
}

UnitHeader header_of(const Mapping& mapping, const Module& module, std::string local_id, std::string_view date) {
    constexpr std::size_t kYearLength = 4;
    UnitHeader header = make_header(mapping.context, std::move(local_id), module.confirmed);
    header.year = date.substr(0, kYearLength);
    header.confidentiality = module.confidentiality;
    header.place = module.place;
    header.origins = module.origins;
    return header;
}

std::string unit_id(const Mapping& mapping, const Module& module, const std::string& otherwise) {
    return mapping.patient.number + "-" + (module.uid.empty() ? otherwise : module.key());
}

void remove_replaced(Mapping& mapping, const Module& module, UnitKind kind, const UnitHeader& header) {
    for (const std::string& uid : module.replaced) {
        UnitHeader old = header;
        old.local_id = mapping.patient.number + "-" + uid + module.suffix;
        mapping.out.units.push_back(remove_unit(kind, old, mapping.patient.number));
    }
}

}  // namespace kakehashi::mappers::mml
