#include "kakehashi/gateway/source_format.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/csv.hpp"
#include "kakehashi/mappers/dicom.hpp"
#include "kakehashi/mappers/fhir_bundle.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/okusuri.hpp"
#include "kakehashi/mappers/orca.hpp"
#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::gateway {

namespace {
using mappers::Context;
using mappers::Conversion;
using mappers::Input;

constexpr fhir::Message kUnknownFormat{
    .id = "source-format-unknown",
    .en =
        "The source format '{}' is not supported. Supported: cda, csv, dicom, fhir (fhir-dstu2, fhir-stu3, fhir-r4, "
        "fhir-r5 where the version is to be declared), hl7v2, mml, okusuri, orca, ssmix2.",
    .ja =
        "入力形式「{}」には対応していません。対応形式: cda, csv, dicom, fhir(版を指定する場合はfhir-dstu2, fhir-stu3, "
        "fhir-r4, fhir-r5), hl7v2, mml, okusuri, orca, ssmix2。"};

constexpr std::array<std::string_view, 9> kNames{"cda", "csv",     "dicom", "fhir",  "hl7v2",
                                                 "mml", "okusuri", "orca",  "ssmix2"};
struct DeclaredVersion {
    std::string_view format, version;
};
/// A source whose FHIR version is declared instead of looked for.
constexpr std::array kDeclaredVersions{DeclaredVersion{"fhir-dstu2", "DSTU2"}, DeclaredVersion{"fhir-stu3", "STU3"},
                                       DeclaredVersion{"fhir-r4", "R4"}, DeclaredVersion{"fhir-r5", "R5"}};

/// convert_fhir with the version that the format's name declares; nothing when it is no such name.
std::function<Conversion(const Input&, const Context&)> fhir_of_version(std::string_view name) {
    const auto* row = std::ranges::find(kDeclaredVersions, name, &DeclaredVersion::format);
    if (row == kDeclaredVersions.end()) return {};
    return [version = row->version](const Input& input, const Context& context) {
        Context declared = context;
        declared.fhir_version = version;
        return mappers::convert_fhir(input, declared);
    };
}
}  // namespace

struct SourceFormat::Impl {
    std::string name;
    std::function<Conversion(const Input&, const Context&)> convert;
};

SourceFormat::SourceFormat(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SourceFormat::SourceFormat(SourceFormat&&) noexcept = default;
SourceFormat& SourceFormat::operator=(SourceFormat&&) noexcept = default;
SourceFormat::~SourceFormat() = default;

std::string_view SourceFormat::name() const { return impl_->name; }

Conversion SourceFormat::convert(const Input& input, const Context& context) const {
    return impl_->convert(input, context);
}

std::vector<Conversion> SourceFormat::convert_together(std::span<const Input> inputs, const Context& context) const {
    if (impl_->name == "dicom") return mappers::convert_dicom_together(inputs, context);
    std::vector<Conversion> conversions;
    for (const Input& input : inputs) conversions.push_back(impl_->convert(input, context));
    return conversions;
}

fhir::Result<SourceFormat> SourceFormat::find(std::string_view name, std::string_view csv_mapping) {
    auto impl = std::make_unique<Impl>();
    impl->name = name;
    if (name == "cda") {
        impl->convert = mappers::convert_cda;
    } else if (name == "dicom") {
        impl->convert = mappers::convert_dicom;
    } else if (name == "fhir") {
        impl->convert = mappers::convert_fhir;
    } else if (name == "hl7v2") {
        impl->convert = mappers::hl7v2::convert_message;
    } else if (name == "mml") {
        impl->convert = mappers::mml::convert_mml;
    } else if (name == "okusuri") {
        impl->convert = mappers::okusuri::convert_okusuri;
    } else if (name == "orca") {
        impl->convert = mappers::orca::convert_orca;
    } else if (name == "ssmix2") {
        impl->convert = mappers::ssmix2::convert_file;
    } else if (name == "csv") {
        auto mapping = mappers::parse_csv_mapping(csv_mapping);
        if (!mapping) return tl::unexpected(mapping.error());
        impl->convert = [mapping = std::make_shared<const mappers::CsvMapping>(std::move(*mapping))](
                            const Input& input, const Context& context) {
            return mappers::convert_csv(input, *mapping, context);
        };
    } else if (auto declared = fhir_of_version(name)) {
        impl->convert = std::move(declared);
    } else {
        return fhir::fail(fhir::IssueType::not_supported, kUnknownFormat, "", {name});
    }
    return SourceFormat(std::move(impl));
}

std::span<const std::string_view> source_format_names() { return kNames; }

}  // namespace kakehashi::gateway
