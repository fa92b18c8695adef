#include <fmt/format.h>

#include "writers.hpp"

namespace kakehashi::synth {
namespace {

/// Elements of a file, little endian. Source: DICOM PS3.5 section 7
class Elements {
public:
    explicit Elements(bool is_explicit) : is_explicit_(is_explicit) {}

    void put(std::uint32_t tag, std::string_view vr, std::string value) {
        if (value.size() % 2 != 0) value += vr == "UI" || vr == "OB" ? '\0' : ' ';
        put_number(tag >> 16U, 2);
        put_number(tag & 0xFFFFU, 2);
        const bool is_long = vr == "OB" || vr == "OW";
        if (is_explicit_) bytes_ += vr;
        if (is_explicit_ && is_long) put_number(0, 2);
        put_number(static_cast<std::uint32_t>(value.size()), is_explicit_ && !is_long ? 2 : 4);
        bytes_ += value;
    }
    void put_text(std::uint32_t tag, std::string_view vr, std::string_view text) {
        put(tag, vr, encode(text, Encoding::iso_2022_jp));
    }
    void put_short(std::uint32_t tag, std::uint16_t value) {
        put(tag, "US", {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U)});
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void put_number(std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFFU);
    }

    bool is_explicit_;
    std::string bytes_;
};

struct Place {
    const Chart& chart;
    const ImagingStudy& study;
    const ImagingSeries& series;
    std::size_t series_number, instance_number;
};

std::string with_meta(const Place& place, const std::string& data_set, bool is_explicit) {
    Elements meta(true);
    meta.put(0x00020001, "OB", std::string("\0\1", 2));
    meta.put(0x00020002, "UI", place.series.sop_class);
    meta.put(0x00020003, "UI", place.series.instances[place.instance_number - 1]);
    meta.put(0x00020010, "UI", is_explicit ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2");
    const auto size = static_cast<std::uint32_t>(meta.bytes().size());
    std::string group_length;
    for (unsigned i = 0; i < 4; ++i) group_length += static_cast<char>(size >> (8 * i) & 0xFFU);
    Elements head(true);
    head.put(0x00020000, "UL", group_length);
    return std::string(128, '\0') + "DICM" + head.bytes() + meta.bytes() + data_set;
}

/// The same attributes as in the DICOM JSON, and one black pixel.
std::string instance_file(const Place& place, bool is_explicit) {
    const Person& person = *place.chart.person;
    Elements file(is_explicit);
    file.put(0x00080005, "CS", "\\ISO 2022 IR 87");
    file.put(0x00080016, "UI", place.series.sop_class);
    file.put(0x00080018, "UI", place.series.instances[place.instance_number - 1]);
    file.put(0x00080020, "DA", place.study.started.hl7_date());
    file.put(0x00080030, "TM", place.study.started.compact_clock() + "00");
    file.put(0x00080050, "SH", place.study.accession);
    file.put(0x00080060, "CS", place.series.modality);
    file.put_text(0x00081030, "LO", place.study.description);
    file.put_text(0x0008103E, "LO", place.series.description);
    file.put_text(0x00100010, "PN",
                  fmt::format("={}^{}={}^{}", person.family, person.given, person.family_kana, person.given_kana));
    file.put(0x00100020, "LO", place.chart.patient_number());
    file.put(0x00100030, "DA", person.birth.hl7_date());
    file.put(0x00100040, "CS", person.female ? "F" : "M");
    file.put(0x00180015, "CS", place.series.body_part);
    file.put(0x0020000D, "UI", place.study.uid);
    file.put(0x0020000E, "UI", place.series.uid);
    file.put(0x00200011, "IS", fmt::format("{}", place.series_number));
    file.put(0x00200013, "IS", fmt::format("{}", place.instance_number));
    file.put_short(0x00280010, 1);
    file.put_short(0x00280011, 1);
    file.put(0x7FE00010, "OW", std::string(2, '\0'));
    return with_meta(place, file.bytes(), is_explicit);
}

}  // namespace

void write_dicom_files(const World& world, Output& out) {
    std::size_t studies_count = 0;
    for (const Chart& chart : world.charts)
        for (const ImagingStudy& study : chart.studies) {
            const bool is_explicit = ++studies_count % 2 != 0;
            for (std::size_t s = 0; s < study.series.size(); ++s)
                for (std::size_t i = 0; i < study.series[s].instances.size(); ++i)
                    out.write(fmt::format("hospital-c/dicom-files/{}/S{}/I{}.dcm", study.uid, s + 1, i + 1),
                              instance_file({chart, study, study.series[s], s + 1, i + 1}, is_explicit));
        }
}

}  // namespace kakehashi::synth
