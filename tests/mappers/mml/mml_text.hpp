#pragma once

#include <string>
#include <string_view>

#include "conversion_questions.hpp"
#include "kakehashi/mappers/mml.hpp"

/// MML documents of one invented patient.
namespace kakehashi::mappers::mml {

inline Context reader() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋第一病院";
    return context;
}

/// The name spaces of MML 4, or of 2.3 where the core has none.
enum class Version : std::uint8_t { v2, v4 };

inline std::string spaces(Version version) {
    const std::string base = version == Version::v4 ? "http://www.medxml.net/MML/v4/" : "http://www.medxml.net/MML/";
    const auto space = [&base](std::string_view prefix, std::string_view rest) {
        return " xmlns:" + std::string(prefix) + "=\"" + base + std::string(rest) + "\"";
    };
    std::string text = version == Version::v4 ? " xmlns=\"" + base + "base/1.0\"" : std::string();
    text += space("mmlCm", "SharedComponent/Common/1.0") + space("mmlNm", "SharedComponent/Name/1.0") +
            space("mmlFc", "SharedComponent/Facility/1.0") + space("mmlDp", "SharedComponent/Department/1.0") +
            space("mmlAd", "SharedComponent/Address/1.0") + space("mmlPh", "SharedComponent/Phone/1.0") +
            space("mmlPsi", "SharedComponent/PersonalizedInfo/1.0") +
            space("mmlCi", "SharedComponent/CreatorInfo/1.0") + space("mmlSc", "SharedComponent/Security/1.0") +
            space("mmlPi", "ContentModule/PatientInfo/1.0") + space("mmlHi", "ContentModule/HealthInsurance/1.1") +
            space("mmlRd", "ContentModule/RegisteredDiagnosis/1.0") + space("mmlBc", "ContentModule/BaseClinic/1.0") +
            space("mmlLb", "ContentModule/test/1.0") + space("mmlVs", "ContentModule/VitalSign/1.0") +
            space("mmlPs", "ContentModule/Prescription/1.0") + space("mmlPc", "ContentModule/ProgressCourse/1.0") +
            space("mmlRe", "ContentModule/Referral/1.0");
    return text + R"( xmlns:claim="http://www.medxml.net/claim/claimModule/2.1")"
                  R"( xmlns:xhtml="http://www.w3.org/1999/xhtml")";
}

inline constexpr std::string_view kHeader =
    R"(<MmlHeader><mmlCi:CreatorInfo><mmlPsi:PersonalizedInfo><mmlFc:Facility>)"
    R"(<mmlFc:name mmlFc:repCode="I">架橋第一病院</mmlFc:name>)"
    R"(<mmlCm:Id mmlCm:type="insurance" mmlCm:tableId="MML0027">1319999991</mmlCm:Id></mmlFc:Facility>)"
    R"(</mmlPsi:PersonalizedInfo></mmlCi:CreatorInfo>)"
    R"(<masterId><mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024"> 00012345 </mmlCm:Id></masterId></MmlHeader>)";

/// A module with its docInfo; `more` stands in the docInfo too.
inline std::string item(std::string_view type, std::string_view content, std::string_view uid = "U-1",
                        std::string_view more = {}) {
    return std::string("<MmlModuleItem><docInfo contentModuleType=\"")
        .append(type)
        .append("\"><docId><uid>")
        .append(uid)
        .append("</uid>")
        .append(more.starts_with("<parentId") ? more : "")
        .append("</docId><confirmDate>2024-03-11T10:15:00</confirmDate>")
        .append(more.starts_with("<parentId") ? "" : more)
        .append("</docInfo><content>")
        .append(content)
        .append("</content></MmlModuleItem>");
}

inline std::string document(std::string_view items, Version version = Version::v4, std::string_view header = kHeader) {
    return "<Mml version=\"4.1.2\" createDate=\"2024-03-11T10:20:00\"" + spaces(version) + ">" + std::string(header) +
           "<MmlBody>" + std::string(items) + "</MmlBody></Mml>";
}

inline Conversion convert(std::string_view bytes, const Context& context = reader()) {
    return convert_mml({.name = "chart.xml", .bytes = std::string(bytes)}, context);
}

}  // namespace kakehashi::mappers::mml
