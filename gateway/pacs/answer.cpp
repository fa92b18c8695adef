#include "pacs/answer.hpp"

#include <algorithm>

#include "kakehashi/fhir/json.hpp"
#include "pacs/messages.hpp"

namespace kakehashi::gateway::pacs {

namespace {

using fhir::fail;
using fhir::IssueType;

bool are_objects(const fhir::Node& root) {
    const auto items = root.items();
    return root.is_array() &&
           std::all_of(items.begin(), items.end(), [](const fhir::Node& item) { return item.is_object(); });
}

}  // namespace

fhir::Result<fhir::Document> read_answer(HttpResponse response, std::string_view path) {
    constexpr unsigned kNoContent = 204;
    if (response.status == 401 || response.status == 403)
        return fail(IssueType::security, messages::kDenied, "", {std::to_string(response.status)});
    if (response.status == kNoContent) response.body = "[]";
    if (response.status != 200 && response.status != kNoContent)
        return fail(IssueType::processing, messages::kStatus, "", {std::to_string(response.status), path});
    auto document = fhir::parse_json(std::move(response.body));
    if (!document || !are_objects(document->root()))
        return fail(IssueType::structure, messages::kNotDicomJson, "", {path});
    return document;
}

std::string_view value_of(const fhir::Node& data_set, std::string_view tag) {
    const fhir::Node* attribute = data_set.find(tag);
    const fhir::Node* values = attribute ? attribute->find("Value") : nullptr;
    return values && !values->items().empty() ? values->items().front().text() : std::string_view();
}

bool is_uid(std::string_view text) {
    constexpr std::size_t kUidMax = 64;
    return !text.empty() && text.size() <= kUidMax && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

void append(fhir::ArrayBuilder to, const fhir::Node& data_set, std::string_view study_uid,
            std::string_view series_uid) {
    fhir::Builder copy = to.append_object();
    for (const fhir::Member& member : data_set.members()) copy.set_copy(member.name, member.value);
    const auto complete = [&](std::string_view tag, std::string_view uid) {
        if (uid.empty() || !value_of(data_set, tag).empty()) return;
        copy.remove(tag);
        copy.object(tag).set_string("vr", "UI").append_string("Value", uid);
    };
    complete(kStudyUid, study_uid);
    complete(kSeriesUid, series_uid);
}

}  // namespace kakehashi::gateway::pacs
