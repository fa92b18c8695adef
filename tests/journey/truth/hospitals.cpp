#include "hospitals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/csv.hpp"
#include "kakehashi/mappers/dicom.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;
using mappers::Context;
using mappers::Conversion;
using mappers::Unit;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_below(const fs::path& root) {
    std::vector<fs::path> files;
    if (!fs::exists(root)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// What a node does between mapper and store, and nothing more.
class Hospital {
public:
    Hospital(std::string number, std::string name) {
        context_.institution_number = std::move(number);
        context_.institution_name = std::move(name);
        context_.find_patient = [this](std::string_view patient) -> std::optional<mappers::KnownPatient> {
            const auto found = patients_.find(std::string(patient));
            if (found == patients_.end()) return std::nullopt;
            return mappers::KnownPatient{.patient = found->second};
        };
    }
    Hospital(const Hospital&) = delete;
    Hospital& operator=(const Hospital&) = delete;

    [[nodiscard]] const Context& context() const { return context_; }
    [[nodiscard]] Reading take() { return std::move(reading_); }

    void accept(Conversion conversion) {
        if (conversion.is_refused())
            reading_.quarantined.push_back(conversion.account.source + " " + conversion.report.front().rule);
        for (Unit& unit : conversion.units) {
            const auto known = reading_.units.find(unit.key);
            if (known != reading_.units.end() && known->second.order > unit.order) continue;
            if (unit.kind == mappers::UnitKind::patient) remember(unit);
            const std::string key = unit.key;
            reading_.units.insert_or_assign(key, std::move(unit));
        }
    }

private:
    void remember(const Unit& unit) {
        const fhir::Node* entries = unit.bundle.root().find("entry");
        if (!entries) return;
        auto copy = fhir::parse_json(fhir::write_json(*entries->items().front().find("resource")));
        if (copy) patients_[unit.patient_number] = std::make_shared<const fhir::Document>(std::move(*copy));
    }

    Context context_;
    std::map<std::string, std::shared_ptr<const fhir::Document>> patients_;
    Reading reading_;
};

void read_table(Hospital& hospital, const fs::path& root, const std::string& name) {
    const auto mapping = mappers::parse_csv_mapping(read_file(root / "mapping" / (name + ".toml")));
    ASSERT_TRUE(mapping.has_value()) << name << ": " << mapping.error().diagnostics;
    hospital.accept(mappers::convert_csv({.name = name, .bytes = read_file(root / "drop" / (name + ".csv"))}, *mapping,
                                         hospital.context()));
}

/// All files at once: what belongs together is the mapper's to find.
void read_images(Hospital& hospital, const fs::path& root, ImagingForm imaging) {
    std::vector<mappers::Input> inputs;
    const fs::path folder = root / (imaging == ImagingForm::json ? "drop/dicom" : "dicom-files");
    for (const auto& path : files_below(folder))
        inputs.push_back({.name = fs::relative(path, folder).string(), .bytes = read_file(path)});
    for (Conversion& conversion : mappers::convert_dicom_together(inputs, hospital.context()))
        hospital.accept(std::move(conversion));
}

Reading read_clinic(const fs::path& root, CheckupForm checkups, ImagingForm imaging) {
    Hospital hospital("1319999993", "例示クリニック");
    for (const char* table : {"patients", "laboratory", "vital_signs"}) read_table(hospital, root, table);
    if (checkups == CheckupForm::table) read_table(hospital, root, "checkup");
    if (checkups == CheckupForm::xml)
        for (const auto& path : files_below(root / "checkup-xml"))
            hospital.accept(
                mappers::convert_cda({.name = path.filename().string(), .bytes = read_file(path)}, hospital.context()));
    read_images(hospital, root, imaging);
    return hospital.take();
}

/// The storage, its documents last: their patients are known by then.
Reading read_general_hospital(const fs::path& root) {
    Hospital hospital("1319999991", "見本総合病院");
    for (const auto& path : files_below(root / "ssmix2"))
        hospital.accept(mappers::ssmix2::convert_file(
            {.name = fs::relative(path, root / "ssmix2").string(), .bytes = read_file(path)}, hospital.context()));
    for (const char* table : {"referral", "discharge_summary"}) read_table(hospital, root, table);
    return hospital.take();
}

Reading read_city_hospital(const fs::path& root) {
    Hospital hospital("1319999992", "架橋市立病院");
    for (const auto& path : files_below(root / "hl7v2"))
        hospital.accept(mappers::hl7v2::convert_message({.name = path.filename().string(), .bytes = read_file(path)},
                                                        hospital.context()));
    return hospital.take();
}

}  // namespace

std::vector<Fact> Reading::facts_of_patient(const std::string& patient_number) const {
    std::vector<Fact> facts;
    for (const auto& [key, unit] : units) {
        if (unit.operation == mappers::UnitOperation::remove || unit.patient_number != patient_number) continue;
        for (Fact& fact : facts_of(unit)) facts.push_back(std::move(fact));
    }
    return facts;
}

std::map<std::string, Reading> read_hospitals(const fs::path& root, CheckupForm checkups, ImagingForm imaging) {
    std::map<std::string, Reading> readings;
    readings["a"] = read_general_hospital(root / "hospital-a");
    readings["b"] = read_city_hospital(root / "hospital-b");
    readings["c"] = read_clinic(root / "hospital-c", checkups, imaging);
    return readings;
}

}  // namespace kakehashi::truth
