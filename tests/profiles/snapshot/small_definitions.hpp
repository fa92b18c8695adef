#pragma once

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "snapshot/generation.hpp"
#include "type_rows.hpp"

/// The small types in a table, and the snapshots that a test makes of profiles over them.
namespace kakehashi::profiles::snapshot_samples {

class Snapshots : public testing::Test {
protected:
    Snapshots() {
        for (const std::string& rows : kTypes) add(type_definition(rows));
    }

    void add(const std::string& json) {
        auto document = fhir::parse_json(json);
        ASSERT_TRUE(document.has_value()) << document.error().diagnostics << "\n" << json;
        table.add(std::move(*document));
    }

    /// Makes the snapshot of a StructureDefinition, which must succeed.
    void make(const std::string& json) {
        auto document = fhir::parse_json(json);
        ASSERT_TRUE(document.has_value()) << document.error().diagnostics << "\n" << json;
        auto made = Generation(table).make(document->root());
        ASSERT_TRUE(made.has_value()) << made.error().diagnostics;
        snapshot = std::move(*made);
    }
    void make(const std::string& type, const std::string& elements) {
        make(profile("own", type, kR4 + type, elements));
    }

    /// The rule of the issue that refuses it.
    std::string refusal(const std::string& json) {
        auto document = fhir::parse_json(json);
        if (!document) return document.error().diagnostics;
        const auto made = Generation(table).make(document->root());
        if (made) return "made";
        return made.error().rule + ": " + made.error().diagnostics;
    }

    [[nodiscard]] std::span<const fhir::Node> elements() const {
        return snapshot.structure_definition.root().find("snapshot")->find("element")->items();
    }
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> list;
        for (const fhir::Node& each : elements()) list.emplace_back(each.text_of("id"));
        return list;
    }
    [[nodiscard]] std::vector<std::string> ids_below(std::string_view prefix) const {
        auto list = ids();
        std::erase_if(list, [&](const std::string& id) { return !id.starts_with(prefix); });
        return list;
    }
    /// The element of that id as compact JSON; "" when there is none.
    [[nodiscard]] std::string json_of(std::string_view id, std::string_view member = {}) const {
        for (const fhir::Node& each : elements()) {
            if (each.text_of("id") != id) continue;
            if (member.empty()) return fhir::write_json(each);
            const fhir::Node* node = each.find(member);
            return node != nullptr ? fhir::write_json(*node) : "absent";
        }
        return "";
    }
    /// "error rule @ id"
    [[nodiscard]] std::vector<std::string> report() const {
        std::vector<std::string> lines;
        for (const auto& issue : snapshot.report)
            lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " + issue.expression);
        return lines;
    }

    CanonicalTable table;
    Snapshot snapshot;
};

}  // namespace kakehashi::profiles::snapshot_samples
