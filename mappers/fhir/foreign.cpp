#include "fhir/foreign.hpp"

#include <algorithm>
#include <array>

#include "fhir/foreign_units.hpp"
#include "fhir/japanese_claims.hpp"
#include "fhir/messages.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Builder;
using kakehashi::fhir::Document;
using kakehashi::fhir::IssueSeverity;
using kakehashi::fhir::IssueType;
using kakehashi::fhir::Member;
using kakehashi::fhir::Node;

/// What carries records and is none itself, and why it is left out.
struct IgnoredMember {
    std::string_view name, reason;
};
constexpr std::array kIgnoredOfBundle{
    IgnoredMember{"id", "names the message, not a record"},
    IgnoredMember{"identifier", "names the message, not a record"},
    IgnoredMember{"link", "where the answer's other pages are"},
    IgnoredMember{"signature", "signs the bytes as they came, which stay with the source"},
    IgnoredMember{"total", "how many the server found"},
    IgnoredMember{"issues", "what the server says of its answer"},
};
constexpr std::array kUsedOfBundle{
    IgnoredMember{"resourceType", "used: says that records follow"},
    IgnoredMember{"type", "used: says that records follow"},
    IgnoredMember{"timestamp", "used: orders versions"},
    IgnoredMember{"meta", "used: orders versions"},
};
constexpr std::array kIgnoredOfEntry{
    IgnoredMember{"id", "names the entry inside of the message"},
    IgnoredMember{"link", "where the server has the entry"},
    IgnoredMember{"request", "what the sender asked a server to do with the resource"},
    IgnoredMember{"response", "what the server did with the resource"},
    IgnoredMember{"search", "why the server found the resource"},
};
constexpr std::array<std::string_view, 2> kAboutTheExchange{"MessageHeader", "OperationOutcome"};

template <std::size_t size>
std::string_view reason_in(const std::array<IgnoredMember, size>& table, std::string_view name) {
    const auto* row = std::ranges::find(table, name, &IgnoredMember::name);
    return row == table.end() ? std::string_view() : row->reason;
}

class ForeignPackage {
public:
    ForeignPackage(Package package, const Context& context, Conversion& conversion)
        : package_(with_versions(std::move(package), context, conversion)),
          context_(context),
          conversion_(conversion),
          names_(package_, context.institution_number.empty() ? kNoInstitution : context.institution_number),
          resources_(package_.resources.size()) {}

    void convert() {
        const std::size_t first_field = conversion_.account.fields.size();
        const std::size_t refused_before = conversion_.refused_parts;
        if (package_.bundle)
            read_bundle();
        else
            for (std::size_t i = 0; i < resources_.size(); ++i) read_resource(i);
        claim_japanese_profiles(resources_, names_, context_, conversion_.report);
        const ForeignUnits units(package_, names_, context_, resources_);
        if (!package_.is_document()) {
            for (const Record& record : group_records(resources_, names_))
                conversion_.units.push_back(units.write_record(record));
            return;
        }
        const bool is_whole = conversion_.refused_parts == refused_before;
        if (const auto patient = is_whole ? patient_of_document() : std::nullopt)
            conversion_.units.push_back(units.write_document(std::move(head_), *patient));
        else
            take_back(first_field);
    }

private:
    static Package with_versions(Package package, const Context& context, Conversion& conversion) {
        std::vector<const Node*> nodes;
        for (const SourceResource& resource : package.resources) nodes.push_back(resource.node);
        const auto declared = version_named(context.fhir_version);
        const VersionChoice choice =
            declared ? VersionChoice{.of_resource = std::vector(nodes.size(), *declared)} : choose_versions(nodes);
        Versions told = bit(Version::r4);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const Version version = package.resources[i].version = choice.of_resource[i];
            if (declared || (told & bit(version)) != 0) continue;
            told = static_cast<Versions>(told | bit(version));
            conversion.report.push_back(kakehashi::fhir::make_issue(IssueSeverity::information,
                                                                    IssueType::informational, messages::kVersionTaken,
                                                                    package.resources[i].place, {name_of(version)}));
        }
        if (choice.is_mixed)
            conversion.report.push_back(kakehashi::fhir::make_issue(IssueSeverity::warning, IssueType::structure,
                                                                    messages::kVersionsMixed, package.place));
        return package;
    }

    void refuse(IssueType code, const kakehashi::fhir::Message& message, const std::string& place,
                std::initializer_list<std::string_view> arguments = {}) {
        ++conversion_.refused_parts;
        conversion_.report.push_back(
            kakehashi::fhir::make_issue(IssueSeverity::error, code, message, place, arguments));
    }

    /// A document is refused as a whole: nothing of it is taken over then.
    void take_back(std::size_t first_field) {
        auto& fields = conversion_.account.fields;
        for (std::size_t i = first_field; i < fields.size(); ++i) {
            fields[i].fate = FieldFate::unmapped;
            fields[i].detail.clear();
        }
        conversion_.refused_parts = std::max<std::size_t>(conversion_.refused_parts, 1);
    }

    std::optional<std::size_t> patient_of_document() {
        std::vector<std::size_t> patients;
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (names_.of(i).type == "Patient") patients.push_back(i);
        if (resources_.empty() || names_.of(0).type != "Composition")
            refuse(IssueType::invariant, messages::kCompositionFirst, package_.place + ".entry[0]");
        else if (patients.size() != 1)
            refuse(IssueType::structure, messages::kPatientCount, package_.place + ".entry",
                   {std::to_string(patients.size())});
        else
            return patients.front();
        return std::nullopt;
    }

    /// The Bundle's members in the order of the source, so that the account is in it too.
    void read_bundle() {
        FieldPlace place{.path = Path(package_.place),
                         .text_start = package_.text_start,
                         .record = package_.bundle->offset() + package_.text_start};
        for (const Member& member : package_.bundle->members()) {
            const Path::Step step(place.path, member.name);
            if (member.name == "entry")
                read_entries(member.value, place);
            else if (package_.is_document())
                R4Writer(package_, names_, conversion_).write_bundle_member(member, head_.edit());
            else
                account_for(member, reason_in(kIgnoredOfBundle, member.name), reason_in(kUsedOfBundle, member.name),
                            place);
        }
    }

    /// What holds records together; a modifier extension there might say that they are none.
    void account_for(const Member& member, std::string_view ignored, std::string_view used, FieldPlace& place) {
        if (member.name == "modifierExtension")
            refuse(IssueType::extension, messages::kModifierExtension, place.path.text());
        FieldFate fate = FieldFate::unmapped;
        if (!ignored.empty()) fate = FieldFate::ignored;
        if (!used.empty()) fate = FieldFate::mapped;
        record_all(member.value, fate, std::string(used.empty() ? ignored : used), place, conversion_.account);
    }

    void read_entries(const Node& entries, FieldPlace& place) {
        std::size_t resource = 0;
        const auto items = entries.items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Path::Step step(place.path, i);
            const bool has_resource = items[i].find("resource") != nullptr;
            if (!has_resource) read_request(items[i], place.path.text());
            if (!items[i].is_object()) record_all(items[i], FieldFate::unmapped, {}, place, conversion_.account);
            for (const Member& member : items[i].members()) {
                const Path::Step inner(place.path, member.name);
                if (member.name == "resource")
                    read_resource(resource);
                else
                    account_for(member, reason_in(kIgnoredOfEntry, member.name),
                                member.name == "fullUrl" ? "used: names the resource" : "", place);
            }
            resource += has_resource ? 1 : 0;
        }
        if (!entries.is_array()) record_all(entries, FieldFate::unmapped, {}, place, conversion_.account);
    }

    /// An entry without a resource: a question is none of our business, a deletion would have to be done.
    void read_request(const Node& entry, const std::string& place) {
        const Node* request = entry.find("request");
        if (request == nullptr && entry.find("response") == nullptr)
            refuse(IssueType::structure, messages::kEntryShape, place, {"resource"});
        const std::string_view method = request ? request->text_of("method") : std::string_view();
        if (method == "DELETE" || method == "PATCH")
            refuse(IssueType::not_supported, messages::kMethod, place + ".request.method", {method});
    }

    void read_resource(std::size_t index) {
        const SourceResource& from = package_.resources[index];
        const Node* request = from.entry ? from.entry->find("request") : nullptr;
        const bool is_patch = request && request->text_of("method") == "PATCH";
        if (is_patch) refuse(IssueType::not_supported, messages::kMethod, from.place, {"PATCH"});
        const bool is_exchange =
            std::ranges::find(kAboutTheExchange, from.type()) != kAboutTheExchange.end() && package_.bundle;
        if (is_patch) return record(index, FieldFate::unmapped, {});
        if (is_exchange) return record(index, FieldFate::ignored, "is about the message, not about a patient");
        if (const auto first = names_.index_of(names_.of(index).id); first != index) return repeat(index, *first);
        if (names_.of(index).type == "Patient" && names_.of(index).is_hash) {
            refuse(IssueType::required, messages::kPatientUnnamed, from.place);
            return record(index, FieldFate::unmapped, {});
        }
        resources_[index] = R4Writer(package_, names_, conversion_).write(index);
        if (!resources_[index]) ++conversion_.refused_parts;
    }

    /// A resource that stood before: in a history an older version, elsewhere perhaps the same once more.
    void repeat(std::size_t index, std::size_t first) {
        if (package_.bundle && package_.bundle->text_of("type") == "history")
            return record(index, FieldFate::ignored, "an older version of a resource");
        const auto form = [&](std::size_t i) {
            return kakehashi::fhir::write_canonical_json(*package_.resources[i].node);
        };
        if (form(index) == form(first)) return record(index, FieldFate::ignored, "the same resource once more");
        refuse(IssueType::duplicate, messages::kResourceTwice, package_.resources[index].place);
        record(index, FieldFate::unmapped, {});
    }

    void record(std::size_t index, FieldFate fate, const std::string& detail) {
        const SourceResource& from = package_.resources[index];
        FieldPlace place{.path = Path(from.place), .text_start = from.text_start, .record = from.offset()};
        record_all(*from.node, fate, detail, place, conversion_.account);
    }

    const Package package_;
    const Context& context_;
    Conversion& conversion_;
    const Names names_;
    std::vector<std::optional<R4Resource>> resources_;
    Document head_{"Bundle"};
};

void leave_all(const Package& package, Conversion& conversion) {
    const auto leave = [&](const Node& node, const std::string& where, std::uint32_t text_start) {
        FieldPlace place{.path = Path(where), .text_start = text_start};
        record_all(node, FieldFate::unmapped, {}, place, conversion.account);
    };
    if (package.bundle) return leave(*package.bundle, package.place, package.text_start);
    for (const SourceResource& each : package.resources) leave(*each.node, each.place, each.text_start);
}

}  // namespace

void convert_foreign(const Package& package, const Context& context, Conversion& conversion) {
    if (package.resources.empty() && !package.bundle) return;
    if (context.refuses_foreign_fhir) {
        ++conversion.refused_parts;
        conversion.report.push_back(kakehashi::fhir::make_issue(IssueSeverity::error, IssueType::not_supported,
                                                                messages::kForeignRefused, package.place));
        return leave_all(package, conversion);
    }
    if (context.institution_number.empty())
        conversion.report.push_back(kakehashi::fhir::make_issue(IssueSeverity::warning, IssueType::business_rule,
                                                                messages::kInstitutionMissing, package.place));
    ForeignPackage(package, context, conversion).convert();
}

}  // namespace kakehashi::mappers::bundles
