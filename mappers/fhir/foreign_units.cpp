#include "fhir/foreign_units.hpp"

#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/identity.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::ArrayBuilder;
using kakehashi::fhir::Builder;
using kakehashi::fhir::Document;
using kakehashi::fhir::Node;

constexpr std::string_view kUuidUrn = "urn:uuid:";

/// Copies a resource, its references as `rename` says: it gets and gives texts.
template <class Rename>
void copy_object(const Node& from, Builder to, const Rename& rename);

template <class Rename>
void copy_array(const Node& from, ArrayBuilder to, const Rename& rename) {
    for (const Node& item : from.items()) {
        if (item.is_object())
            copy_object(item, to.append_object(), rename);
        else if (item.is_null())
            to.append_null();
        else
            to.append_copy(item);
    }
}

template <class Rename>
void copy_object(const Node& from, Builder to, const Rename& rename) {
    for (const auto& member : from.members()) {
        if (member.value.is_object())
            copy_object(member.value, to.object(member.name), rename);
        else if (member.value.is_array())
            copy_array(member.value, to.array(member.name), rename);
        else if (member.name == "reference" && member.value.is_string())
            to.set_string(member.name, rename(member.value.text()));
        else
            to.set_copy(member.name, member.value);
    }
}

/// A record that names its Patient by an identifier refers to him too, now that he is there.
void link_patient(Builder resource, std::string_view patient_id) {
    for (const std::string_view member : kWhose) {
        const Node* reference = resource.node().find(member);
        if (patient_id.empty() || reference == nullptr || !reference->is_object()) continue;
        const bool is_by_identifier = reference->find("identifier") && !reference->find("reference");
        const std::string_view type = reference->text_of("type");
        if (is_by_identifier && (type.empty() || type == "Patient"))
            resource.object(member).set_string("reference", std::string(kUuidUrn).append(patient_id));
    }
}

std::string document_name(const Node& bundle, const std::string& hash) {
    const Node* identifier = bundle.find("identifier");
    const std::string_view value = identifier ? identifier->text_of("value") : std::string_view();
    if (!value.empty()) return std::string(identifier->text_of("system")) + "|" + std::string(value);
    const std::string_view id = bundle.text_of("id");
    return id.empty() ? hash : "Bundle/" + std::string(id);
}

}  // namespace

ForeignUnits::ForeignUnits(const Package& package, const Names& names, const Context& context,
                           const std::vector<std::optional<R4Resource>>& resources)
    : package_(package),
      names_(names),
      context_(context),
      resources_(resources),
      institution_(context.institution_number.empty() ? std::string(kNoInstitution) : context.institution_number) {}

/// The instant that orders versions: of the resource, else of the Bundle that it came in; "": none is said.
std::string ForeignUnits::order_of(const Node* resource) const {
    const auto updated = [](const Node& node) {
        const Node* meta = node.find("meta");
        return meta ? facts::instant_of(meta->text_of("lastUpdated")) : std::string();
    };
    std::string order = resource ? updated(*resource) : std::string();
    if (order.empty() && package_.bundle) order = facts::instant_of(package_.bundle->text_of("timestamp"));
    if (order.empty() && package_.bundle) order = updated(*package_.bundle);
    return order;
}

/// The institution's own number of the Patient, where he has one, else what the source calls him.
std::string ForeignUnits::patient_number(std::size_t patient) const {
    std::string institution;
    std::string number = Names::own_number_of(*package_.resources[patient].node, institution);
    return number.empty() ? names_.of(patient).source : number;
}

void ForeignUnits::name_patient(const Record& record, Unit& unit, std::string& known_id) const {
    if (record.patient) {
        unit.patient_number = patient_number(*record.patient);
        return;
    }
    if (record.patient_elsewhere.empty()) return;
    for (const std::size_t member : record.members) {
        unit.patient_number = number_elsewhere(*resources_[member], record.patient_elsewhere);
        if (unit.patient_number != record.patient_elsewhere) break;
    }
    const auto known = context_.find_patient ? context_.find_patient(unit.patient_number) : std::nullopt;
    unit.patient_is_known = known.has_value();
    if (!known) return;
    const Node& patient = known->patient->root();
    known_id = patient.text_of("id");
    Builder entry = unit.bundle.edit().append_object("entry");
    entry.set_string("fullUrl", std::string(kUuidUrn) + known_id).set_copy("resource", patient);
}

void ForeignUnits::add_entry(std::size_t index, const Record& record, std::string_view known_id, Unit& unit) const {
    const std::string url = std::string(kUuidUrn) + names_.of(index).id;
    Builder entry = unit.bundle.edit().append_object("entry");
    entry.set_string("fullUrl", url);
    const auto rename = [&](std::string_view text) {
        if (!known_id.empty() && text == record.patient_elsewhere) return std::string(kUuidUrn).append(known_id);
        const bool is_urn = text.starts_with(kUuidUrn);
        const auto target = is_urn ? names_.index_of(text.substr(kUuidUrn.size())) : std::nullopt;
        if (!target || std::ranges::find(record.members, *target) != record.members.end()) return std::string(text);
        return names_.of(*target).type + "/" + names_.of(*target).id;
    };
    Builder resource = entry.object("resource");
    copy_object(resources_[index]->document.root(), resource, rename);
    if (record.patient) link_patient(resource, names_.of(*record.patient).id);
    if (!record.patient) link_patient(resource, known_id);
    unit.origins.push_back(
        {.full_url = url, .type = names_.of(index).type, .records = {package_.resources[index].offset()}});
}

Unit ForeignUnits::write_record(const Record& record) const {
    const ResourceName& name = names_.of(record.head);
    UnitHeader header;
    header.institution_number = institution_;
    header.local_id = name.type + "|" + name.source;
    Unit unit;
    unit.kind = kind_of_record(resources_[record.head]->document.root());
    unit.key = unit_key(UnitKind::resource, header);
    unit.order = order_of(package_.resources[record.head].node);
    unit.bundle = Document("Bundle");
    Builder root = unit.bundle.edit();
    root.set_string("id", resource_id(institution_, "Bundle", unit.key));
    if (!unit.order.empty()) root.object("meta").set_string("lastUpdated", unit.order);
    root.object("identifier").set_string("system", facts::canonicals::kBundleIdentifier).set_string("value", unit.key);
    root.set_string("type", "collection").set_string("timestamp", unit.order);
    std::string known_id;
    name_patient(record, unit, known_id);
    for (const std::size_t member : record.members) add_entry(member, record, known_id, unit);
    return unit;
}

Unit ForeignUnits::write_document(Document head, std::size_t patient) const {
    Record all{.head = 0, .patient = patient, .patient_elsewhere = {}, .members = {}};
    for (std::size_t i = 0; i < resources_.size(); ++i) all.members.push_back(i);
    const Node& bundle = *package_.bundle;
    UnitHeader header;
    header.institution_number = institution_;
    header.local_id = document_name(bundle, names_.of(0).source);
    Unit unit;
    unit.kind = UnitKind::document;
    unit.key = unit_key(unit.kind, header);
    unit.order = order_of(nullptr);
    if (unit.order.empty()) unit.order = facts::instant_of(resources_[0]->document.root().text_of("date"));
    unit.patient_number = patient_number(patient);
    unit.bundle = std::move(head);
    unit.bundle.edit().set_string("id", resource_id(institution_, "Bundle", unit.key));
    unit.origins.push_back({.full_url = {}, .type = "Bundle", .records = {bundle.offset() + package_.text_start}});
    for (const std::size_t member : all.members) add_entry(member, all, {}, unit);
    return unit;
}

}  // namespace kakehashi::mappers::bundles
