#include "program/lineage_file.hpp"

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

void LineageFile::set(const std::string& file, const mappers::Unit& unit, const mappers::Account& account) {
    fhir::Document entry;
    auto root = entry.edit();
    root.set_string("file", file).set_string("source", account.source).set_string("format", account.format);
    auto elements = root.array("elements");
    for (const auto& step : mappers::lineage_of(unit, account)) {
        auto element = elements.append_object();
        if (!step.full_url.empty()) element.set_string("entry", step.full_url);
        element.set_string("element", step.element)
            .set_string("place", step.field->place)
            .set_integer("offset", step.field->offset);
    }
    files_.insert_or_assign(file, std::move(entry));
}

std::string LineageFile::json() const {
    fhir::Document file;
    auto list = file.edit().array("files");
    for (const auto& [name, entry] : files_) list.append_copy(entry.root());
    return fhir::write_json(file.root(), fhir::JsonStyle::pretty) + "\n";
}

}  // namespace kakehashi::program
