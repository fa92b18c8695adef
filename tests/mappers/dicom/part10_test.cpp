#include "dicom/part10.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dicom/attributes.hpp"
#include "file_writer.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers {
namespace {

using namespace dicom::testing_files;
using dicom::DataSet;
using dicom::Encoding;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const Context kClinic{.institution_number = "1319999993", .institution_name = "例示クリニック"};

std::vector<std::string> rules_of(const fhir::Report& report) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : report) rules.push_back(issue.rule);
    return rules;
}

/// An instance of the study of the JSON below.
std::string instance(FileWriter file, std::string_view number = "1") {
    const std::string sequence_item = FileWriter(file.encoding(), file.lengths()).put(0x00080100, "SH", "X").bytes();
    file.put(0x00080005, "CS", "\\ISO 2022 IR 87");
    file.put(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2");
    file.put(0x00080018, "UI", "1.2.3.1." + std::string(number));
    file.put(0x00080020, "DA", "20240311").put(0x00080030, "TM", "101500");
    file.put(0x00080050, "SH", "A1").put(0x00080060, "CS", "CT");
    file.put(0x00081030, "LO", "\x1b$B6;It\x1b(B CT");
    file.put_sequence(0x00081032, {sequence_item});
    file.put(0x00090010, "LO", "PRIVATE");
    file.put(0x00100010, "PN", "MIHON^HANA=\x1b$B8+K\\\x1b(B^\x1b$B2V\x1b(B=\x1b$B$_$[$s\x1b(B^\x1b$B$O$J\x1b(B");
    file.put(0x00100020, "LO", "00012345").put(0x00100040, "CS", "F");
    file.put(0x0020000D, "UI", "1.2.3").put(0x0020000E, "UI", "1.2.3.1");
    file.put(0x00200011, "IS", "1").put(0x00200013, "IS", std::string(number));
    file.put_short(0x00280010, 512);
    file.put(0x7FE00010, "OW", std::string(2, '\7'));
    return file.bytes();
}

constexpr std::string_view kAsJson =
    R"([{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},"00080018":{"vr":"UI","Value":["1.2.3.1.1"]},
"00080020":{"vr":"DA","Value":["20240311"]},"00080030":{"vr":"TM","Value":["101500"]},
"00080050":{"vr":"SH","Value":["A1"]},"00080060":{"vr":"CS","Value":["CT"]},
"00081030":{"vr":"LO","Value":["胸部 CT"]},
"00100010":{"vr":"PN","Value":[{"Alphabetic":"MIHON^HANA","Ideographic":"見本^花","Phonetic":"みほん^はな"}]},
"00100020":{"vr":"LO","Value":["00012345"]},"00100040":{"vr":"CS","Value":["F"]},
"0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
"00200011":{"vr":"IS","Value":[1]},"00200013":{"vr":"IS","Value":[1]}}])";

std::vector<Conversion> convert(std::vector<Input> inputs, const Context& context = kClinic) {
    return convert_dicom_together(inputs, context);
}

std::string bundle_of(const Conversion& conversion) {
    return conversion.units.empty() ? "" : fhir::write_json(conversion.units[0].bundle.root());
}

struct EncodingRow {
    const char* why;
    Encoding encoding;
    Lengths lengths;
    std::string_view syntax;
};
void PrintTo(const EncodingRow& row, std::ostream* out) { *out << row.why; }

class DicomFileEncoding : public testing::TestWithParam<EncodingRow> {};
TEST_P(DicomFileEncoding, GivesTheSameStudyAsDicomJson) {
    const EncodingRow& row = GetParam();
    const std::string file = file_of(instance(FileWriter(row.encoding, row.lengths)), row.syntax);
    const auto found = convert({{"a.dcm", file}});
    const auto expected = convert({{"a.json", std::string(kAsJson)}});
    ASSERT_EQ(found[0].units.size(), 1U) << testing::PrintToString(rules_of(found[0].report));
    EXPECT_EQ(bundle_of(found[0]), bundle_of(expected[0]));
    EXPECT_THAT(rules_of(found[0].report), Not(Contains("truncated")));
}
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomFileEncoding,
    testing::Values(
        EncodingRow{"explicit", {}, Lengths::defined, kExplicitLittle},
        EncodingRow{"explicit, undefined lengths", {}, Lengths::undefined, kExplicitLittle},
        EncodingRow{"implicit", {.is_explicit = false}, Lengths::defined, kImplicitLittle},
        EncodingRow{"implicit, undefined lengths", {.is_explicit = false}, Lengths::undefined, kImplicitLittle},
        EncodingRow{"big endian", {.is_big_endian = true}, Lengths::defined, kExplicitBig},
        EncodingRow{"big endian, undefined lengths", {.is_big_endian = true}, Lengths::undefined, kExplicitBig},
        EncodingRow{"a compressed syntax", {}, Lengths::defined, "1.2.840.10008.1.2.4.70"},
        EncodingRow{"declared explicit, written implicit", {.is_explicit = false}, Lengths::defined, kExplicitLittle},
        EncodingRow{"declared implicit, written explicit", {}, Lengths::defined, kImplicitLittle}));

std::string deflated(std::string_view bytes) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string input(bytes);
    std::string output(bytes.size() + 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    output.resize(output.size() - stream.avail_out);
    deflateEnd(&stream);
    return output;
}

TEST(DicomFile, ADeflatedDataSetIsUnpacked) {
    const std::string file = file_of(deflated(instance(FileWriter())), "1.2.840.10008.1.2.1.99");
    EXPECT_EQ(bundle_of(convert({{"a.dcm", file}})[0]), bundle_of(convert({{"a.json", std::string(kAsJson)}})[0]));
}

TEST(DicomFile, ADeflatedDataSetThatUnpacksWithoutEndIsRefused) {
    const std::string file = file_of(deflated(std::string(std::size_t{300} << 20, '\0')), "1.2.840.10008.1.2.1.99");
    ASSERT_LT(file.size(), std::size_t{1} << 20);
    const auto found = convert({{"bomb.dcm", file}});
    EXPECT_TRUE(found[0].is_refused());
    EXPECT_THAT(rules_of(found[0].report), Contains("too-large"));
}

TEST(DicomFile, WithoutPreambleIsReadAsImplicitLittleEndian) {
    const auto found = convert({{"a.dcm", instance(FileWriter({.is_explicit = false}))}});
    EXPECT_EQ(bundle_of(found[0]), bundle_of(convert({{"a.json", std::string(kAsJson)}})[0]));
}

TEST(DicomFile, WhosePreambleBeginsLikeAZipIsAFile) {
    std::string file = file_of(instance(FileWriter()));
    file.replace(0, 4, "PK\x03\x04");
    EXPECT_EQ(bundle_of(convert({{"a.dcm", file}})[0]), bundle_of(convert({{"a.json", std::string(kAsJson)}})[0]));
}

TEST(DicomFile, EveryAttributeIsAccountedFor) {
    const auto found = convert({{"a.dcm", file_of(instance(FileWriter()))}});
    // 4 of the meta information and 19 of the data set.
    EXPECT_EQ(found[0].account.fields.size(), 23U);
    EXPECT_EQ(found[0].account.count(FieldFate::unmapped), 2U);  // procedure code, private creator
    for (const FieldRecord& field : found[0].account.fields)
        if (field.place == "00100020")
            EXPECT_EQ(field.offset, file_of(instance(FileWriter())).find(std::string("\x10\0\x20\0LO", 6)));
}

TEST(DicomFile, FilesOfOneStudyBecomeOneUnitWhateverTheirOrder) {
    const Input one{"b.dcm", file_of(instance(FileWriter(), "1"))};
    const Input ten{"a.dcm", file_of(instance(FileWriter(), "10"))};
    const Input two{"c.dcm", file_of(instance(FileWriter(), "2"))};
    const auto found = convert({ten, one, two});
    ASSERT_EQ(found[0].units.size(), 1U);
    EXPECT_EQ(found[1].joined, std::vector{found[0].units[0].key});
    EXPECT_EQ(found[2].joined, std::vector{found[0].units[0].key});
    EXPECT_FALSE(found[1].is_refused());
    EXPECT_THAT(bundle_of(found[0]), HasSubstr(R"("numberOfInstances":3)"));
    EXPECT_EQ(bundle_of(found[0]), bundle_of(convert({two, ten, one})[0]));
}

TEST(DicomFile, StudiesOfSeveralFilesAreToldApart) {
    std::string other = file_of(instance(FileWriter()));
    for (auto at = other.find("1.2.3\0", 0, 6); at != std::string::npos; at = other.find("1.2.3\0", at, 6))
        other.replace(at, 6, std::string("1.2.4\0", 6));
    const auto found = convert({{"a", file_of(instance(FileWriter()))}, {"b", other}});
    ASSERT_EQ(found[0].units.size(), 1U);
    ASSERT_EQ(found[1].units.size(), 1U);
    EXPECT_NE(found[0].units[0].key, found[1].units[0].key);
}

TEST(DicomFile, ThatNamesAnotherPatientKeepsTheWholeStudyOut) {
    std::string other = file_of(instance(FileWriter(), "2"));
    other.replace(other.find("00012345"), 8, "00054321");
    const auto found = convert({{"a", file_of(instance(FileWriter()))}, {"b", other}});
    for (const Conversion& conversion : found) {
        EXPECT_TRUE(conversion.is_refused());
        EXPECT_THAT(rules_of(conversion.report), Contains("patient-mismatch"));
    }
}

TEST(DicomFile, AloneAtANodeIsRefusedBecauseItWouldReplaceTheStudy) {
    const Conversion found = convert_dicom({"a.dcm", file_of(instance(FileWriter()))}, kClinic);
    EXPECT_TRUE(found.is_refused());
    EXPECT_THAT(rules_of(found.report), Contains("part-missing"));
}

TEST(DicomFile, CutOffAnywhereIsRefusedOrKeepsWhatIsKnownWithAWarning) {
    const std::string whole = file_of(instance(FileWriter()));
    const std::size_t identified = whole.find(std::string("\x20\0\x11\0IS", 6));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto found = convert({{"cut.dcm", whole.substr(0, length)}});
        SCOPED_TRACE(length);
        if (length < identified) {
            EXPECT_TRUE(found[0].is_refused());
        } else {
            ASSERT_EQ(found[0].units.size(), 1U);
            const bool at_an_element =
                found[0].report.end() == std::find_if(found[0].report.begin(), found[0].report.end(),
                                                      [](auto& issue) { return issue.rule == "truncated"; });
            if (at_an_element) EXPECT_LT(found[0].account.fields.size(), 23U);
        }
    }
}

struct RefusedFile {
    const char* why;
    std::string bytes;
    const char* rule;
};
void PrintTo(const RefusedFile& row, std::ostream* out) { *out << row.why; }

std::string nested(std::size_t depth) {
    std::string item;
    for (std::size_t i = 0; i < depth; ++i) item = FileWriter().put_sequence(0x0040A730, {item}).bytes();
    return item;
}

class DicomFileRefused : public testing::TestWithParam<RefusedFile> {};
TEST_P(DicomFileRefused, MakesNoUnitAndSaysWhy) {
    const auto found = convert({{"bad.dcm", GetParam().bytes}});
    EXPECT_TRUE(found[0].is_refused());
    EXPECT_THAT(rules_of(found[0].report), Contains(GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomFileRefused,
    testing::Values(
        RefusedFile{"nothing behind the prefix", std::string(128, '\0') + "DICM", "empty-file"},
        RefusedFile{"no element behind the first",
                    file_of(FileWriter().put(0x00080005, "CS", "").bytes() + std::string(64, '\1')), "file-damaged"},
        RefusedFile{"nested too deep", file_of(nested(40)), "too-large"},
        RefusedFile{"a length beyond the end", file_of(std::string("\x10\0\x10\0PN\xFF\0X", 9)), "truncated"},
        RefusedFile{"only meta information", file_of(""), "target-missing"},
        RefusedFile{"a study without series and instance",
                    file_of(FileWriter().put(0x00100020, "LO", "1").put(0x0020000D, "UI", "1.2.3").bytes()),
                    "target-missing"},
        RefusedFile{"an undefined length without delimiter",
                    file_of(std::string("\x40\0\x30\xA7SQ\0\0\xFF\xFF\xFF\xFF", 12)), "truncated"},
        RefusedFile{"no item in a sequence",
                    file_of(std::string("\x40\0\x30\xA7SQ\0\0\x08\0\0\0\x08\0\x20\0DA\0\0", 20)), "file-damaged"}));

TEST(DicomFile, OfTooManyElementsIsRefused) {
    std::string many;
    const std::string one = FileWriter().put(0x00090011, "LO", "X ").bytes();
    for (int i = 0; i < 100'001; ++i) many += one;
    const auto found = convert({{"many.dcm", file_of(many)}});
    EXPECT_TRUE(found[0].is_refused());
    EXPECT_THAT(rules_of(found[0].report), Contains("too-large"));
}

TEST(DicomFile, EncapsulatedPixelsAreSteppedOver) {
    FileWriter file;
    file.put_raw(instance(FileWriter()).substr(0, instance(FileWriter()).size() - 14));
    file.header(0x7FE00010, "OB", dicom::kUndefinedLength);
    for (const std::uint32_t size : {0U, 4U})
        file.put_raw(std::string("\xFE\xFF\x00\xE0", 4) + file.number(size, 4) + std::string(size, '\7'));
    file.put_raw(file.delimiter(dicom::kSequenceDelimiter));
    file.put(0xFFFCFFFC, "OB", std::string(2, '\0'));
    const auto found = convert({{"a.dcm", file_of(file.bytes(), "1.2.840.10008.1.2.4.70")}});
    EXPECT_EQ(bundle_of(found[0]), bundle_of(convert({{"a.json", std::string(kAsJson)}})[0]));
    EXPECT_EQ(found[0].account.fields.back().place, "FFFCFFFC");
    EXPECT_THAT(rules_of(found[0].report), Not(Contains("truncated")));
}

TEST(DicomFile, UnknownVrOfUndefinedLengthIsASequenceInImplicitForm) {
    FileWriter item({.is_explicit = false}, Lengths::undefined);
    item.put(0x00100010, "PN", "INSIDE");
    FileWriter sequence({.is_explicit = false}, Lengths::undefined);
    sequence.put_sequence(0x00091001, {item.bytes()});
    FileWriter file;
    file.header(0x00091001, "UN", dicom::kUndefinedLength);
    file.put_raw(sequence.bytes().substr(8));
    const auto found = convert({{"a.dcm", file_of(file.bytes() + instance(FileWriter()))}});
    EXPECT_EQ(bundle_of(found[0]), bundle_of(convert({{"a.json", std::string(kAsJson)}})[0]));
}

ReadBytesAt reader_of(const std::string& bytes) {
    return [&bytes](std::uint64_t at, char* to, std::size_t size) {
        const std::size_t there = at < bytes.size() ? std::min<std::size_t>(size, bytes.size() - at) : 0;
        if (there > 0) std::memcpy(to, bytes.data() + at, there);
        return there;
    };
}

TEST(DicomOutline, LeavesOutPixelsAndGivesTheSameStudy) {
    FileWriter file;
    file.put_raw(instance(FileWriter(), "1").substr(0, instance(FileWriter()).size() - 14));
    file.put(0x7FE00010, "OW", std::string(1 << 20, '\7'));
    file.put(0xFFFCFFFC, "OB", std::string(2, '\0'));
    const std::string whole = file_of(file.bytes());
    const auto outline = read_dicom_outline(reader_of(whole), whole.size());
    ASSERT_TRUE(outline.has_value());
    EXPECT_LT(outline->size(), 2000U);
    EXPECT_EQ(bundle_of(convert({{"a", *outline}})[0]), bundle_of(convert({{"a", whole}})[0]));
    EXPECT_EQ(convert({{"a", *outline}})[0].account.fields.size(), convert({{"a", whole}})[0].account.fields.size());
}

TEST(DicomOutline, IsNotMadeOfWhatIsCutOffInThePixels) {
    FileWriter file;
    file.put_raw(instance(FileWriter()).substr(0, instance(FileWriter()).size() - 14));
    file.put(0x7FE00010, "OW", std::string(1 << 20, '\7'));
    const std::string whole = file_of(file.bytes());
    EXPECT_FALSE(read_dicom_outline(reader_of(whole), whole.size() - 1).has_value());
    const auto found = convert({{"a", whole.substr(0, whole.size() - 1)}});
    ASSERT_EQ(found[0].units.size(), 1U);
    EXPECT_THAT(rules_of(found[0].report), Contains("truncated"));
}

struct SampleRow {
    const char* file;
    std::vector<std::string> expected;  ///< parts of the Bundle; none: refused
    const char* rule;
};
void PrintTo(const SampleRow& row, std::ostream* out) { *out << row.file; }

class DicomFileSample : public testing::TestWithParam<SampleRow> {};
TEST_P(DicomFileSample, IsConvertedOrRefusedWithATrueReason) {
    const auto path = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "samples/dicom" / GetParam().file;
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared samples are not beside this checkout";
    std::ifstream file(path, std::ios::binary);
    const auto found = convert({{GetParam().file, std::string(std::istreambuf_iterator<char>(file), {})}});
    EXPECT_EQ(found[0].is_refused(), GetParam().expected.empty());
    for (const std::string& part : GetParam().expected) EXPECT_THAT(bundle_of(found[0]), HasSubstr(part));
    EXPECT_THAT(rules_of(found[0].report), Contains(GetParam().rule));
    EXPECT_THAT(rules_of(found[0].report), Not(Contains("truncated")));
}
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomFileSample,
    testing::Values(
        SampleRow{"MR_small.dcm",
                  {R"("family":"CompressedSamples")", R"("started":"2004-08-26T18:50:59-04:00")", R"("code":"MR")"},
                  "performer-guessed"},
        SampleRow{"chrH31.dcm",
                  {R"("family":"山田")", R"("given":["太郎"])", R"("family":"ヤマダ")", R"("family":"Yamada")"},
                  "performer-guessed"},
        SampleRow{"chrJapMulti.dcm",
                  {R"("family":"ヤマダ")", R"("birthDate":"1800-01-01")", R"("description":"Chest PA PA")"},
                  "performer-guessed"},
        SampleRow{"reportsi.dcm", {}, "patient-unknown"}));

}  // namespace
}  // namespace kakehashi::mappers
