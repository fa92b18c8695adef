#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/vendor.hpp"

namespace kakehashi::mappers {
namespace {

using Files = std::map<std::string, std::string>;

struct Read {
    std::optional<VendorProfile> profile;
    fhir::Report report;
};

Read read(std::string_view toml, const Files& files = {}) {
    Read out;
    const ReadNamedFile give = [&files](const std::string& name) -> fhir::Result<std::string> {
        constexpr fhir::Message kNone{.id = "no-file", .en = "No file '{}'.", .ja = "「{}」がありません。"};
        const auto found = files.find(name);
        if (found == files.end()) return fhir::fail(fhir::IssueType::not_found, kNone, "", {name});
        return found->second;
    };
    out.profile = parse_vendor_profile(toml, give, out.report);
    return out;
}

struct BadProfile {
    const char* name;
    std::string toml;
    std::string rule;
    std::uint32_t line;
};
void PrintTo(const BadProfile& bad, std::ostream* out) { *out << bad.name; }

class RefusedProfile : public testing::TestWithParam<BadProfile> {};

TEST_P(RefusedProfile, NamesItsFaultAndLine) {
    const auto [profile, report] = read(GetParam().toml);
    EXPECT_FALSE(profile.has_value());
    ASSERT_FALSE(report.empty());
    EXPECT_EQ(report.front().rule, GetParam().rule);
    EXPECT_EQ(report.front().line, GetParam().line);
    EXPECT_FALSE(report.front().diagnostics_ja.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Vendor, RefusedProfile,
    testing::Values(
        BadProfile{"NotToml", "name = \"x\"\nformat =\n", "vendor-profile-malformed", 2},
        BadProfile{"UnknownKey", "name = \"x\"\nencodign = \"CP932\"\n", "vendor-profile-unknown", 2},
        BadProfile{"NoName", "format = \"hl7v2\"\n", "vendor-profile-value", 1},
        BadProfile{"NumberForAName", "name = 1\n", "vendor-profile-value", 1},
        BadProfile{"UnknownEncoding", "name = \"x\"\n\nencoding = \"SJIS\"\n", "vendor-profile-value", 3},
        BadProfile{"UnknownFormat", "name = \"x\"\nformat = [\"hl7v2\", \"xls\"]\n", "vendor-profile-value", 2},
        BadProfile{"OffsetWithoutMinutes", "name = \"x\"\nutc_offset = \"+9\"\n", "vendor-profile-value", 2},
        BadProfile{"DoseTypeOfAnotherKind", "name = \"x\"\ndose_type = \"both\"\n", "vendor-profile-value", 2},
        BadProfile{"UnknownMap", "name = \"x\"\n[codes.labs]\nK = \"3H015000002326101\"\n", "vendor-profile-unknown",
                   2},
        BadProfile{"TextForCodes", "name = \"x\"\ncodes = \"K\"\n", "vendor-profile-value", 2},
        BadProfile{"ShortJlac10", "name = \"x\"\n[codes.lab]\nK = \"3H015\"\n", "vendor-code-form", 3},
        BadProfile{"LowerCaseYj", "name = \"x\"\n[codes.drug]\nA = \"1124017f2046\"\n", "vendor-code-form", 3},
        BadProfile{"DiseaseThatIsIcd10", "name = \"x\"\n[codes.disease]\nA = \"E11.9\"\n", "vendor-code-form", 3},
        BadProfile{"FieldThatIsNone", "name = \"x\"\n[fields]\nZPI = \"PID-13\"\n", "vendor-profile-value", 3},
        BadProfile{"FieldWithoutMeaning", "name = \"x\"\n[fields]\nZPI-3 = \"ignore: \"\n", "vendor-profile-value", 3},
        BadProfile{"SystemOfOneLetter", "name = \"x\"\n[code_systems]\nL = \"JC10\"\n", "vendor-profile-value", 3},
        BadProfile{"TableThatIsNotThere", "name = \"x\"\n[code_tables]\nlab = \"lab.csv\"\n", "vendor-table-unreadable",
                   3}),
    [](const auto& row) { return row.param.name; });

class ShippedProfile : public testing::TestWithParam<const char*> {};

TEST_P(ShippedProfile, IsRightAndSaysWhatItIsFor) {
    std::ifstream file(std::string(KAKEHASHI_SOURCE_DIR) + "/mappers/vendor/profiles/" + GetParam() + ".toml");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const auto [profile, report] = read(text);
    for (const auto& issue : report) ADD_FAILURE() << issue.line << ": " << issue.diagnostics;
    ASSERT_TRUE(profile.has_value());
    EXPECT_FALSE(profile->formats.empty());
    EXPECT_FALSE(profile->code_maps.empty());
}

INSTANTIATE_TEST_SUITE_P(Vendor, ShippedProfile, testing::Values("mml-clinic", "orca-clinic", "ssmix2-hospital"));

TEST(VendorProfile, SaysWhatItDemandsInBothLanguages) {
    const auto report = read("name = 1\nshoe = 1\n[fields]\nZPI-3 = \"ignore: \"\n").report;
    ASSERT_EQ(report.size(), 3U);
    EXPECT_EQ(report[0].diagnostics.find("'shoe' is not known in the profile."), 0U);
    EXPECT_EQ(report[0].diagnostics_ja.find("「shoe」はプロファイルにない項目です。"), 0U);
    EXPECT_EQ(report[1].diagnostics, "'name' must be a text.");
    EXPECT_EQ(report[1].diagnostics_ja, "「name」は次の値にしてください: 文字列。");
    EXPECT_EQ(report[2].diagnostics_ja,
              "「ZPI-3」は次の値にしてください: PID-13のようなフィールド、または「ignore: 理由」。");
}

TEST(VendorProfile, TellsEveryFaultAtOnce) {
    EXPECT_EQ(read("encoding = \"?\"\n[codes.lab]\nK = \"1\"\nNA = \"2\"\n").report.size(), 4U);
}

TEST(VendorProfile, GivesTheContextWhatItSaysAndLeavesTheRest) {
    const auto [profile, report] = read(R"(
name = "Vendor"
format = ["hl7v2", "ssmix2"]
encoding = "Shift_JIS"
dose_type = "ingredient"
[codes.lab]
K = "3H015000002326101"
[fields]
ZPI-3 = "PID-29"
[code_systems]
99JL = "JC10"
)");
    ASSERT_TRUE(profile.has_value());
    EXPECT_TRUE(report.empty());
    EXPECT_TRUE(profile->is_for("ssmix2"));
    EXPECT_FALSE(profile->is_for("mml"));
    Context context{.institution_number = "1319999991", .department_default = "内科", .code_maps = {{"lab|NA", "x"}}};
    profile->apply_to(context);
    EXPECT_EQ(context.department_default, "内科");
    EXPECT_EQ(context.charset, Charset::cp932);
    EXPECT_EQ(context.code_maps.at("lab|K"), "3H015000002326101");
    EXPECT_EQ(context.code_maps.at("lab|NA"), "x");
    EXPECT_EQ(context.code_maps.at("rxe|dose-type"), "2");
    EXPECT_EQ(context.fields.at("ZPI-3"), "PID-29");
    EXPECT_EQ(context.code_systems.at("99JL"), "JC10");
}

Read with_table(const std::string& table) { return read("name = \"x\"\n[code_tables]\nlab = \"t\"\n", {{"t", table}}); }

TEST(CodeTable, ReadsCsvByTheNamesOfItsColumns) {
    const auto [profile, report] =
        with_table("\xEF\xBB\xBFname,standard,local\r\n\"カリウム, 血清\",3H015000002326101,K\r\nまだ,,NA\r\n");
    ASSERT_TRUE(profile.has_value());
    EXPECT_EQ(profile->code_maps, (std::map<std::string, std::string, std::less<>>{{"lab|K", "3H015000002326101"}}));
}

TEST(CodeTable, ReadsConceptMapsOfWhichOnlyEqualTargetsTranslate) {
    const auto [profile, report] = with_table(R"({"resourceType":"ConceptMap","group":[{"element":[
        {"code":"K","target":[{"code":"3H015000002326101","equivalence":"equivalent"}]},
        {"code":"NA","target":[{"code":"3H010000002326101","equivalence":"wider"}]},
        {"code":"CL","target":[{"code":"3H020000002326101","equivalence":"equal"},
                               {"code":"3H020000002327101","equivalence":"equal"}]}]}]})");
    ASSERT_TRUE(profile.has_value());
    EXPECT_EQ(profile->code_maps.size(), 1U);
    ASSERT_EQ(report.size(), 2U);
    EXPECT_EQ(report[0].rule, "vendor-concept-not-equal");
    EXPECT_EQ(report[0].severity, fhir::IssueSeverity::warning);
}

TEST(CodeTable, RefusesWhatIsNoTable) {
    EXPECT_EQ(with_table("code,jlac\nK,1\n").report.front().rule, "vendor-table-header");
    EXPECT_EQ(with_table("").report.front().rule, "vendor-table-header");
    EXPECT_EQ(with_table("local,standard\nK\n").report.front().rule, "vendor-table-row");
    EXPECT_EQ(with_table("local,standard\nK,3H015\n").report.front().line, 2U);
    EXPECT_EQ(with_table("{\"resourceType\":\"Patient\"}").report.front().rule, "vendor-table-resource");
    EXPECT_EQ(with_table("{\"resourceType\":").report.front().rule, "vendor-table-resource");
    EXPECT_EQ(with_table("local,standard\nK,3H015000002326101\nK,3H015000002327101\n").report.front().rule,
              "vendor-code-twice");
}

std::string laboratory(std::string_view item) {
    return "MSH|^~\\&|LIS|1319999991|GW|GW|20260401101500||OUL^R22^OUL_R22|1|P|2.5||||||UNICODE UTF-8\r"
           "PID|1||0012^^^^PI||見本^花子^^^^^L^I||19700102|F\r"
           "SPM|1|S1||023^血清^JC10|||||||||||||20260401090000\r"
           "OBR|1|O1||B^検査^99X01|||20260401090000\r"
           "OBX|1|NM|" +
           std::string(item) + "||4.1|mmol/L|||||F\r";
}

std::string json_of(const Conversion& conversion) {
    std::string text;
    for (const auto& unit : conversion.units) text += fhir::write_json(unit.bundle.root());
    return text;
}

TEST(Translation, TellsTheSurroundingsWhatHasNone) {
    std::vector<UntranslatedCode> missed;
    Context context{.institution_number = "1319999991", .code_maps = {}};
    context.on_untranslated = [&](const UntranslatedCode& code) { missed.push_back(code); };
    const auto plain = hl7v2::convert_message({"m", laboratory("K01^カリウム^99X01")}, context);
    ASSERT_EQ(missed.size(), 1U);
    EXPECT_EQ(missed[0].map, "lab");
    EXPECT_EQ(missed[0].code, "K01");
    EXPECT_EQ(missed[0].name, "カリウム");
    context.code_maps["lab|K01"] = "3H015000002326101";
    const auto translated = hl7v2::convert_message({"m", laboratory("K01^カリウム^99X01")}, context);
    EXPECT_EQ(missed.size(), 1U);
    EXPECT_EQ(json_of(plain).find("3H015000002326101"), std::string::npos);
    EXPECT_NE(json_of(translated).find("3H015000002326101"), std::string::npos);
}

TEST(CodeSystemName, OfAnInstitutionIsReadAsTheStandardOne) {
    Context context{.institution_number = "1319999991", .code_maps = {}, .code_systems = {{"99JLAC", "JC10"}}};
    const std::string text = laboratory("3H015000002326101^カリウム^99JLAC");
    const auto renamed = hl7v2::convert_message({"m", text}, context);
    EXPECT_NE(json_of(renamed).find("\"code\":\"3H015000002326101\""), std::string::npos);
    for (const auto& field : renamed.account.fields)
        if (field.place == "OBX-3.3") EXPECT_EQ(field.value, "99JLAC");
    context.code_systems.clear();
    std::vector<UntranslatedCode> missed;
    context.on_untranslated = [&](const UntranslatedCode& code) { missed.push_back(code); };
    (void)hl7v2::convert_message({"m", text}, context);
    EXPECT_EQ(missed.size(), 1U);
}

}  // namespace
}  // namespace kakehashi::mappers
