#include "program/lineage_file.hpp"

#include <algorithm>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

void LineageFile::set(const std::string& file, const mappers::Unit& unit,
                      const std::vector<mappers::Conversion>& conversions,
                      const std::vector<mappers::Lineage>& lineages) {
    remove(file);
    for (std::size_t i = 0; i < conversions.size(); ++i) {
        const auto& conversion = conversions[i];
        const auto& joined = conversion.joined;
        const bool is_own = std::any_of(conversion.units.begin(), conversion.units.end(),
                                        [&](const mappers::Unit& own) { return &own == &unit; });
        if (is_own || std::find(joined.begin(), joined.end(), unit.key) != joined.end())
            add(file, conversion.account, lineages[i].of(unit));
    }
}

void LineageFile::add(const std::string& file, const mappers::Account& account,
                      const std::vector<mappers::LineageStep>& steps) {
    fhir::Document entry;
    auto root = entry.edit();
    root.set_string("file", file).set_string("source", account.source).set_string("format", account.format);
    auto elements = root.array("elements");
    for (const auto& step : steps) {
        auto element = elements.append_object();
        if (!step.full_url.empty()) element.set_string("entry", step.full_url);
        element.set_string("element", step.element)
            .set_string("place", step.field->place)
            .set_integer("offset", step.field->offset);
    }
    files_[file].push_back(std::move(entry));
}

std::string LineageFile::json() const {
    fhir::Document file;
    auto list = file.edit().array("files");
    for (const auto& [name, entries] : files_)
        for (const auto& entry : entries) list.append_copy(entry.root());
    return fhir::write_json(file.root(), fhir::JsonStyle::pretty) + "\n";
}

}  // namespace kakehashi::program
