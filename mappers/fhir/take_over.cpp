#include "fhir/take_over.hpp"

#include <map>

#include "fhir/messages.hpp"
#include "fhir/systems.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::ArrayBuilder;
using kakehashi::fhir::Builder;
using kakehashi::fhir::Document;
using kakehashi::fhir::Node;

constexpr std::string_view kUuidUrn = "urn:uuid:";

/// What names a resource for ever: its own instance identifier, else its place among those of its type. A fullUrl is
/// made anew at each sending (JP-CLINS), so it cannot.
std::string source_key(const Node& resource, const TakeOver& how, std::map<std::string, int>& seen) {
    const std::string_view type = resource.text_of("resourceType");
    if (&resource == how.shape.patient) return how.shape.patient_number;
    const Node* identifiers = resource.find("identifier");
    const auto of_type = std::to_string(++seen[std::string(type)]);
    for (const Node& identifier : identifiers ? identifiers->items() : std::span<const Node>())
        if (identifier.text_of("system").ends_with("resourceInstance-identifier"))
            return how.key + "|" + std::string(identifier.text_of("value"));
    return how.key + "|" + of_type;
}

class Copier {
public:
    Copier(const TakeOver& how, Conversion& conversion) : how_(how), conversion_(conversion) {}

    void name_entries(std::span<const Node> entries) {
        std::map<std::string, int> seen;
        for (const Node& entry : entries) {
            const Node& resource = *entry.find("resource");
            const std::string_view type = resource.text_of("resourceType");
            std::string id = resource_id(how_.shape.institution_number, type, source_key(resource, how_, seen));
            // Two entries with one identifier stay two.
            if (!ids_taken_.emplace(id, 1).second)
                id = resource_id(how_.shape.institution_number, type, id + std::to_string(++ids_taken_[id]));
            const std::string url = std::string(kUuidUrn) + id;
            new_ids_[&resource] = id;
            new_urls_[std::string(entry.text_of("fullUrl"))] = url;
        }
    }

    void copy_object(const Node& from, Builder to, const std::string& path) {
        // A resource that came without an id gets ours all the same: the entry's fullUrl names it.
        if (const auto id = new_ids_.find(&from); id != new_ids_.end() && !from.find("id")) {
            to.set_string("resourceType", from.text_of("resourceType"));
            to.set_string("id", id->second);
        }
        for (const auto& member : from.members()) {
            const std::string here = path + "." + std::string(member.name);
            const Node& value = member.value;
            if (value.is_object()) {
                enter_resource(value, here, [&] { copy_object(value, to.object(member.name), here); });
            } else if (value.is_array()) {
                copy_array(value, to.array(member.name), here);
            } else if (value.is_string() && !value.text().empty()) {
                to.set_string(member.name, text_of(from, member.name, value, here));
            } else {
                to.set_copy(member.name, value);
                record(value, here, here);
            }
        }
    }

private:
    /// Relative references are resolved against the fullUrl of the entry that they stand in. A Bundle inside the Bundle
    /// (a discharge summary attached to a referral) has names and references of its own, which stay.
    template <class Work>
    void enter_resource(const Node& object, const std::string& path, Work work) {
        const std::string before = base_;
        const bool was_nested = nested_;
        nested_ = nested_ || object.text_of("resourceType") == "Bundle";
        if (path.ends_with("].resource")) {
            const std::string_view type = object.text_of("resourceType");
            base_.clear();
            const std::string_view url = entry_url_;
            const auto end = url.rfind(type);
            if (end != std::string_view::npos && !url.starts_with("urn:")) base_ = url.substr(0, end);
        }
        work();
        base_ = before;
        nested_ = was_nested;
    }

    void copy_array(const Node& from, ArrayBuilder to, const std::string& path) {
        const auto items = from.items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string here = path + "[" + std::to_string(i) + "]";
            if (items[i].is_object()) {
                if (path == "Bundle.entry") entry_url_ = items[i].text_of("fullUrl");
                copy_object(items[i], to.append_object(), here);
            } else if (items[i].is_null()) {
                to.append_null();
            } else {
                to.append_copy(items[i]);
                record(items[i], here, here);
            }
        }
    }

    std::string text_of(const Node& parent, std::string_view name, const Node& value, const std::string& path) {
        std::string text(value.text());
        if (name == "system" && !how_.shape.keeps_oids) {
            text = current_system(value.text());
        } else if (name == "fullUrl" && !nested_ && new_urls_.contains(text)) {
            text = new_urls_.at(text);
        } else if (name == "id" && new_ids_.contains(&parent)) {
            text = new_ids_.at(&parent);
        } else if (name == "id" && path == "Bundle.id") {
            text = resource_id(how_.shape.institution_number, "Bundle", how_.key);
        } else if (name == "reference" && !nested_) {
            text = reference(value.text(), path);
        }
        record(value, path, text == value.text() ? path : path + " (renamed)");
        return text;
    }

    // R4 bundle.html#references, steps 1 and 2; no guess by type and id for entries without a base.
    std::string reference(std::string_view text, const std::string& path) {
        if (text.starts_with('#')) return std::string(text);
        const bool absolute = text.find(':') != std::string_view::npos;
        const std::string wanted = absolute ? std::string(text) : base_ + std::string(text);
        const auto found = new_urls_.find(wanted);
        if (found != new_urls_.end()) return found->second;
        conversion_.report.push_back(kakehashi::fhir::make_issue(kakehashi::fhir::IssueSeverity::warning,
                                                                 kakehashi::fhir::IssueType::not_found,
                                                                 messages::kReferenceUnresolved, path));
        return std::string(text);
    }

    void record(const Node& value, const std::string& place, std::string detail) {
        conversion_.account.fields.push_back({.place = place,
                                              .fate = FieldFate::mapped,
                                              .detail = std::move(detail),
                                              .offset = value.offset(),
                                              .record = 0,
                                              .value = excerpt(value.text())});
    }

    const TakeOver& how_;
    Conversion& conversion_;
    std::map<const Node*, std::string> new_ids_;  // by the resource's node
    std::map<std::string, std::string> new_urls_;
    std::map<std::string, int> ids_taken_;
    std::string entry_url_;
    std::string base_;
    bool nested_ = false;
};

}  // namespace

Document take_over(const Node& root, const TakeOver& how, Conversion& conversion) {
    Document bundle;
    Copier copier(how, conversion);
    copier.name_entries(root.find("entry")->items());
    copier.copy_object(root, bundle.edit(), "Bundle");
    return bundle;
}

}  // namespace kakehashi::mappers::bundles
