#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "deid/allow_list.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "sample_bundle.hpp"

/// Exchange policy B6, proof 1: a token put into every string position, one at a time, never comes out, except in the
/// code of a public code system.
namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kToken = "CANARY7Q3Z";

enum class Injection : std::uint8_t { append, replace };

/// Writes a document with the token at its n-th string.
class CanaryWriter {
public:
    CanaryWriter(std::size_t target, Injection how) : target_(target), how_(how) {}

    std::string write(const fhir::Node& node, bool is_public_code = false) {
        if (node.is_object()) return write_object(node);
        if (node.is_array()) return write_array(node);
        std::string text = fhir::write_json(node);
        if (!node.is_string() || seen_++ != target_) return text;
        hit_public_code_ = is_public_code;
        if (how_ == Injection::replace) return "\"" + std::string(kToken) + "\"";
        return text.insert(text.size() - 1, kToken);
    }
    [[nodiscard]] bool found() const { return seen_ > target_; }
    [[nodiscard]] bool hit_public_code() const { return hit_public_code_; }

private:
    std::string write_object(const fhir::Node& node) {
        const bool is_coding = deid::is_public_code_system(node.text_of("system"));
        std::string out;
        for (const auto& member : node.members()) {
            out.append(out.empty() ? "{" : ",").append("\"").append(member.name).append("\":");
            out += write(member.value, is_coding && member.name == "code");
        }
        return out.empty() ? "{}" : out + "}";
    }
    std::string write_array(const fhir::Node& node) {
        std::string out;
        for (const auto& item : node.items()) out.append(out.empty() ? "[" : ",").append(write(item));
        return out.empty() ? "[]" : out + "]";
    }

    std::size_t target_;
    Injection how_;
    std::size_t seen_ = 0;
    bool hit_public_code_ = false;
};

/// @return whether the unmodified document is released at all
bool expect_no_canary(const fhir::Document& document, const std::string& name) {
    for (const Injection how : {Injection::append, Injection::replace})
        for (std::size_t target = 0;; ++target) {
            CanaryWriter writer(target, how);
            const auto mutated = fhir::parse_json(writer.write(document.root()));
            if (!writer.found()) break;
            const auto out = pseudonymise(*mutated, samples::keys(), "platform-a");
            const std::string text =
                out ? fhir::write_json(out->root()) : out.error().diagnostics + out.error().expression;
            const bool leaked = text.find(kToken) != std::string::npos && !writer.hit_public_code();
            EXPECT_FALSE(leaked) << name << " string " << target << "\n" << text;
            if (leaked) return false;
        }
    return pseudonymise(document, samples::keys(), "platform-a").has_value();
}

/// A resource becomes a unit with a patient; its reference to a patient is turned to that one.
fhir::Document as_unit(fhir::Document resource) {
    if (resource.resource_type() == "Bundle") return resource;
    const auto patient = fhir::parse_json(std::string(samples::kBundle));
    fhir::Document bundle("Bundle");
    fhir::Builder to = bundle.edit().set_string("type", "collection");
    if (resource.resource_type() != "Patient") to.append_copy("entry", patient->root().find("entry")->items()[0]);
    fhir::Builder entry =
        to.append_object("entry").set_string("fullUrl", "urn:uuid:55555555-5555-5555-8555-555555555555");
    entry.set_copy("resource", resource.root());
    for (const auto* name : {"subject", "patient", "beneficiary"})
        if (resource.root().find(name) != nullptr)
            entry.object("resource")
                .object(name)
                .set_string("reference", "urn:uuid:11111111-1111-5111-8111-111111111111");
    return bundle;
}

TEST(Canary, NeverLeavesTheSampleUnit) {
    EXPECT_TRUE(expect_no_canary(*fhir::parse_json(std::string(samples::kBundle)), "sample"));
}

TEST(Canary, NeverLeavesAnOfficialExample) {
    const fs::path folder = fs::path(KAKEHASHI_SHARED_DIR) / "ig/examples";
    if (!fs::exists(folder)) GTEST_SKIP() << "the official examples are not beside the checkout";
    int released = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json" || fs::file_size(entry.path()) > 20'000) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        auto document = fhir::parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
        if (!document || document->resource_type().empty()) continue;
        if (expect_no_canary(as_unit(std::move(*document)), entry.path().filename())) ++released;
    }
    EXPECT_GT(released, 50);
}

}  // namespace
}  // namespace kakehashi::gateway
