#include "store/resource_text.hpp"

#include <fmt/core.h>
#include <openssl/sha.h>

#include <array>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::gateway::store {

namespace {
void append_quoted(std::string_view text, std::string& out) {
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out.push_back(c);
    }
    out.push_back('"');
}

void append_rewritten(const fhir::Node& node, const EntryReferences& references, std::string& out);

/// Appends `"name":value`, with a comma before it unless it is the object's first.
void append_member(const fhir::Member& member, const EntryReferences& references, std::string& out) {
    if (out.back() != '{') out.push_back(',');
    append_quoted(member.name, out);
    out.push_back(':');
    if (member.name == "reference" && member.value.is_string()) {
        if (const auto target = references.find(member.value.text()); target != references.end()) {
            append_quoted(target->second, out);
            return;
        }
    }
    append_rewritten(member.value, references, out);
}

/// The depth is bounded: readers refuse documents that are nested deeper than ParseLimits says.
void append_rewritten(const fhir::Node& node, const EntryReferences& references, std::string& out) {
    if (node.is_object()) {
        out.push_back('{');
        for (const fhir::Member& member : node.members()) append_member(member, references, out);
        out.push_back('}');
    } else if (node.is_array()) {
        out.push_back('[');
        for (const fhir::Node& item : node.items()) {
            if (out.back() != '[') out.push_back(',');
            append_rewritten(item, references, out);
        }
        out.push_back(']');
    } else {
        fhir::append_json(node, out);
    }
}

void append_meta(const fhir::Node* meta, const EntryReferences& references, const VersionText& version,
                 std::string& out) {
    if (meta == nullptr && version.version_id.empty()) return;
    out += R"(,"meta":{)";
    if (!version.version_id.empty())
        out += fmt::format(R"("versionId":"{}","lastUpdated":"{}")", version.version_id, version.last_updated);
    if (meta != nullptr)
        for (const fhir::Member& member : meta->members())
            if (member.name != "versionId" && member.name != "lastUpdated") append_member(member, references, out);
    out.push_back('}');
}
}  // namespace

std::string write_resource(const fhir::Node& resource, const EntryReferences& references, const VersionText& version) {
    std::string out = "{\"resourceType\":";
    append_quoted(resource.text_of("resourceType"), out);
    out += ",\"id\":";
    append_quoted(resource.text_of("id"), out);
    append_meta(resource.find("meta"), references, version, out);
    for (const fhir::Member& member : resource.members())
        if (member.name != "resourceType" && member.name != "id" && member.name != "meta")
            append_member(member, references, out);
    out.push_back('}');
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string text;
    for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

}  // namespace kakehashi::gateway::store
