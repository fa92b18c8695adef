#include "fhir/r4_writer.hpp"

#include <algorithm>

#include "fhir/messages.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::IssueSeverity;
using kakehashi::fhir::IssueType;
using kakehashi::fhir::Node;
namespace schema = kakehashi::fhir::schema;

constexpr std::string_view kAbsent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// eCheckup profiles demand the OID form of systems.
bool claims_checkup(const Node& resource) {
    const Node* meta = resource.find("meta");
    const Node* profiles = meta ? meta->find("profile") : nullptr;
    return profiles && std::ranges::any_of(profiles->items(), [](const Node& profile) {
               return profile.text().find("eCheckup") != std::string_view::npos;
           });
}

}  // namespace

void R4Writer::refuse(IssueType code, const kakehashi::fhir::Message& message,
                      std::initializer_list<std::string_view> arguments) {
    if (!is_refused_)
        conversion_.report.push_back(
            kakehashi::fhir::make_issue(IssueSeverity::error, code, message, place_.path.text(), arguments));
    is_refused_ = true;
}

void R4Writer::leave(const Node& value) {
    if (!is_collecting_) record_all(value, FieldFate::unmapped, {}, place_, conversion_.account);
}

void R4Writer::map(const Node& value, bool is_changed) {
    std::string detail = target_.text();
    if (is_collecting_) {
        collected_.append(collected_.empty() ? "" : ", ").append(detail);
        return;
    }
    if (is_changed) detail += " (renamed)";
    record_value(value, FieldFate::mapped, std::move(detail), place_, conversion_.account);
}

bool R4Writer::may_be_written(const Type* type) {
    const std::string_view name = package_.resources[index_].type();
    const bool is_known = type != nullptr && type->kind == schema::TypeKind::resource && !type->is_abstract;
    if (!is_known || !is_convertible(name, version_))
        refuse(IssueType::not_supported, messages::kTypeUnknown, {name_of(version_), name});
    else if (name == "Bundle")
        refuse(IssueType::not_supported, messages::kBundleInBundle, {});
    return !is_refused_;
}

void R4Writer::begin(std::size_t index, const ResourceName& name) {
    const SourceResource& from = package_.resources[index];
    index_ = index;
    version_ = from.version;
    keeps_oids_ = claims_checkup(*from.node);
    is_refused_ = false;
    status_.clear();
    first_items_.clear();
    place_ = {.path = Path(from.place), .text_start = from.text_start, .record = from.offset()};
    target_ = Path(name.type);
}

std::optional<R4Resource> R4Writer::write(std::size_t index) {
    const SourceResource& from = package_.resources[index];
    const ResourceName& name = names_.of(index);
    begin(index, name);
    R4Resource result;
    result_ = &result;
    std::vector<FieldRecord>& fields = conversion_.account.fields;
    const std::size_t first_field = fields.size();
    const Type* type = schema::find_type(name.type);
    if (!may_be_written(type)) {
        record_all(*from.node, FieldFate::unmapped, {}, place_, conversion_.account);
        return std::nullopt;
    }
    Builder resource = result.document.edit();
    resource.set_string("resourceType", name.type).set_string("id", name.id);
    const Node* meta = from.node->find("meta");
    if (!name.address.empty() && (meta == nullptr || meta->text_of("source").empty()))
        resource.object("meta").set_string("source", name.address);
    copy_members(*from.node, from.type(), {*type, resource});
    override_status(resource, first_field);
    finish(resource, from.type());
    if (!is_refused_) return result;
    for (std::size_t i = first_field; i < fields.size(); ++i) {
        fields[i].fate = FieldFate::unmapped;
        fields[i].detail.clear();
    }
    return std::nullopt;
}

void R4Writer::write_bundle_member(const Member& member, Builder to) {
    static const Type& type = *schema::find_type("Bundle");
    R4Resource head;  // a Bundle's head refers to nothing but in its signature, which is left out
    result_ = &head;
    version_ = package_.resources.empty() ? Version::r4 : package_.resources.front().version;
    place_ = {.path = Path(package_.place),
              .text_start = package_.text_start,
              .record = package_.bundle->offset() + package_.text_start};
    target_ = Path("Bundle");
    copy_one(member, {type, to});
}

/// What R4 demands and the version does not know.
void R4Writer::finish(Builder resource, std::string_view type) {
    if (version_ != Version::r4)
        for (const Constant& row : constants()) {
            if (row.owner != type || (row.versions & bit(version_)) == 0 || resource.node().find(row.member)) continue;
            if (!row.value.empty())
                resource.set_string(row.member, row.value);
            else
                resource.object(row.member)
                    .append_object("extension")
                    .set_string("url", kAbsent)
                    .set_string("valueCode", "unknown");
        }
    resource.prune_empty();
}

/// What a boolean of before R4 says takes the place of the status that stood beside it; a record in error stays one.
void R4Writer::override_status(Builder resource, std::size_t first_field) {
    if (status_.empty()) return;
    std::vector<FieldRecord>& fields = conversion_.account.fields;
    const std::string element = target_.text() + ".status";
    const auto record_of = [&](const std::string& key, std::string FieldRecord::*member) {
        return std::find_if(fields.begin() + static_cast<std::ptrdiff_t>(first_field), fields.end(),
                            [&](const FieldRecord& field) { return field.*member == key; });
    };
    const auto told = record_of(status_place_, &FieldRecord::place);
    if (resource.node().text_of("status") == "entered-in-error") {
        told->fate = FieldFate::unmapped;
        told->detail.clear();
        return;
    }
    if (const auto before = record_of(element, &FieldRecord::detail); before != fields.end() && before != told) {
        before->fate = FieldFate::unmapped;
        before->detail.clear();
    }
    resource.set_string("status", status_);
    told->detail = element;
}

}  // namespace kakehashi::mappers::bundles
