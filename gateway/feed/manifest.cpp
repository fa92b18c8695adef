#include "feed/manifest.hpp"

#include <utility>

#include "feed/messages.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::gateway::feed {
namespace {

void write_segments(fhir::ArrayBuilder to, const std::vector<Segment>& segments) {
    for (const Segment& segment : segments)
        to.append_object()
            .set_string("type", "Bundle")
            .set_string("url", segment.name)
            .set_integer("count", static_cast<std::int64_t>(segment.count));
}

/// A name without folders: a manifest from elsewhere must not lead us out of the feed's folder.
bool is_plain_name(std::string_view name) {
    return name.ends_with(".ndjson") && name.find('/') == std::string_view::npos;
}

bool read_segments(const fhir::Node& manifest, std::string_view name, std::vector<Segment>& into) {
    const fhir::Node* segments = manifest.find(name);
    if (segments == nullptr || !segments->is_array()) return false;
    for (const fhir::Node& segment : segments->items()) {
        if (!is_plain_name(segment.text_of("url"))) return false;
        into.push_back({.name = std::string(segment.text_of("url"))});
    }
    return true;
}

}  // namespace

std::string write_manifest(const Manifest& manifest, std::string_view feed_system, std::string_view transaction_time) {
    fhir::Document document;
    fhir::Builder to = document.edit();
    to.set_string("transactionTime", transaction_time).set_string("request", feed_system);
    to.set_boolean("requiresAccessToken", false);
    write_segments(to.array("output"), manifest.output);
    write_segments(to.array("deleted"), manifest.deleted);
    to.array("error");
    return fhir::write_json(document.root(), fhir::JsonStyle::pretty);
}

fhir::Result<Manifest> read_manifest(std::string text) {
    const auto document = fhir::parse_json(std::move(text));
    Manifest manifest;
    if (!document || !read_segments(document->root(), "output", manifest.output) ||
        !read_segments(document->root(), "deleted", manifest.deleted))
        return tl::unexpected(
            fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, feed_messages::kManifest, ""));
    return manifest;
}

}  // namespace kakehashi::gateway::feed
