#include <fmt/format.h>

#include "writers.hpp"

namespace kakehashi::synth {
namespace {

/// Hospital B writes MML 2.3 in Shift_JIS and orders drugs by CLAIM, the others MML 4 in UTF-8.
enum class Version : std::uint8_t { v2, v4 };

constexpr std::string_view kSpaces2 = R"(<?xml version="1.0" encoding="Shift_JIS"?>
<Mml version="2.3" createDate="{0}"
  xmlns:mmlCm="http://www.medxml.net/MML/SharedComponent/Common/1.0"
  xmlns:mmlNm="http://www.medxml.net/MML/SharedComponent/Name/1.0"
  xmlns:mmlFc="http://www.medxml.net/MML/SharedComponent/Facility/1.0"
  xmlns:mmlDp="http://www.medxml.net/MML/SharedComponent/Department/1.0"
  xmlns:mmlAd="http://www.medxml.net/MML/SharedComponent/Address/1.0"
  xmlns:mmlPh="http://www.medxml.net/MML/SharedComponent/Phone/1.0"
  xmlns:mmlPsi="http://www.medxml.net/MML/SharedComponent/PersonalizedInfo/1.0"
  xmlns:mmlCi="http://www.medxml.net/MML/SharedComponent/CreatorInfo/1.0"
  xmlns:mmlPi="http://www.medxml.net/MML/ContentModule/PatientInfo/1.0"
  xmlns:mmlHi="http://www.medxml.net/MML/ContentModule/HealthInsurance/1.1"
  xmlns:mmlRd="http://www.medxml.net/MML/ContentModule/RegisteredDiagnosis/1.0"
  xmlns:mmlBc="http://www.medxml.net/MML/ContentModule/BaseClinic/1.0"
  xmlns:mmlLb="http://www.medxml.net/MML/ContentModule/test/1.0"
  xmlns:claim="http://www.medxml.net/claim/claimModule/2.1">
)";
constexpr std::string_view kSpaces4 = R"(<?xml version="1.0" encoding="UTF-8"?>
<Mml version="4.1.2" createDate="{0}" xmlns="http://www.medxml.net/MML/v4/base/1.0"
  xmlns:mmlCm="http://www.medxml.net/MML/v4/SharedComponent/Common/1.0"
  xmlns:mmlNm="http://www.medxml.net/MML/v4/SharedComponent/Name/1.0"
  xmlns:mmlFc="http://www.medxml.net/MML/v4/SharedComponent/Facility/1.0"
  xmlns:mmlDp="http://www.medxml.net/MML/v4/SharedComponent/Department/1.0"
  xmlns:mmlAd="http://www.medxml.net/MML/v4/SharedComponent/Address/1.0"
  xmlns:mmlPh="http://www.medxml.net/MML/v4/SharedComponent/Phone/1.0"
  xmlns:mmlPsi="http://www.medxml.net/MML/v4/SharedComponent/PersonalizedInfo/1.0"
  xmlns:mmlCi="http://www.medxml.net/MML/v4/SharedComponent/CreatorInfo/1.0"
  xmlns:mmlPi="http://www.medxml.net/MML/v4/ContentModule/PatientInfo/1.0"
  xmlns:mmlHi="http://www.medxml.net/MML/v4/ContentModule/HealthInsurance/1.1"
  xmlns:mmlRd="http://www.medxml.net/MML/v4/ContentModule/RegisteredDiagnosis/1.0"
  xmlns:mmlBc="http://www.medxml.net/MML/v4/ContentModule/BaseClinic/1.0"
  xmlns:mmlLb="http://www.medxml.net/MML/v4/ContentModule/test/1.0"
  xmlns:mmlVs="http://www.medxml.net/MML/v4/ContentModule/VitalSign/1.0"
  xmlns:mmlPs="http://www.medxml.net/MML/v4/ContentModule/Prescription/1.0">
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        if (c == '<') out += "&lt;";
        if (c == '"') out += "&quot;";
        if (c != '&' && c != '<' && c != '"') out += c;
    }
    return out;
}

std::string local_time(Moment moment) { return moment.date_time().substr(0, 19); }

std::string element(std::string_view name, std::string_view text) {
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>", name, escaped(text));
}

/// MmlHeader: who made the file, and whose it is.
std::string header(const Chart& chart) {
    return fmt::format(
        R"(<MmlHeader><mmlCi:CreatorInfo><mmlPsi:PersonalizedInfo><mmlFc:Facility>)"
        R"(<mmlFc:name mmlFc:repCode="I" mmlFc:tableId="MML0025">{}</mmlFc:name>)"
        R"(<mmlCm:Id mmlCm:type="insurance" mmlCm:tableId="MML0027">{}</mmlCm:Id>)"
        R"(</mmlFc:Facility></mmlPsi:PersonalizedInfo></mmlCi:CreatorInfo><masterId>)"
        R"(<mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024"> {} </mmlCm:Id></masterId></MmlHeader>)"
        "\n<MmlBody>\n",
        chart.institution().name, chart.institution().number, chart.patient_number());
}

struct Item {
    std::string_view type;
    std::string uid;
    Moment confirmed;
    const Department* department = nullptr;
};

std::string module_item(const Item& item, const std::string& content) {
    std::string author;
    if (item.department != nullptr)
        author = fmt::format(R"(<mmlCi:CreatorInfo><mmlPsi:PersonalizedInfo><mmlDp:Department>)"
                             R"(<mmlDp:name mmlDp:repCode="I" mmlDp:tableId="MML0025">{}</mmlDp:name>)"
                             R"(<mmlCm:Id mmlCm:type="medical" mmlCm:tableId="MML0029">{}</mmlCm:Id>)"
                             R"(</mmlDp:Department></mmlPsi:PersonalizedInfo></mmlCi:CreatorInfo>)",
                             item.department->name, item.department->code);
    return fmt::format(
        R"(<MmlModuleItem><docInfo contentModuleType="{}"><title generationPurpose="record">記録</title>)"
        "<docId><uid>{}</uid></docId><confirmDate>{}</confirmDate>{}</docInfo>\n<content>{}</content></"
        "MmlModuleItem>\n",
        item.type, item.uid, local_time(item.confirmed), author, content);
}

/// 2.3 has a Name for each part, as OpenDolphin writes them; 4 has the parts in one.
std::string name(Version version, std::string_view code, std::string_view family, std::string_view given) {
    const std::string open = fmt::format(R"(<mmlNm:Name mmlNm:repCode="{}" mmlNm:tableId="MML0025">)", code);
    const std::string close = "</mmlNm:Name>";
    const std::string first = element("mmlNm:family", family);
    const std::string second = element("mmlNm:given", given);
    if (version == Version::v4) return open + first + second + close;
    return open + first + close + open + second + close + open +
           element("mmlNm:fullname", fmt::format("{}　{}", family, given)) + close;
}

/// 2.3: the whole number stands in the memo, as OpenDolphin writes it.
std::string phone(Version version, const std::string& number) {
    if (version == Version::v2) return element("mmlPh:memo", number);
    const auto first = number.find('-');
    const auto second = number.find('-', first + 1);
    return element("mmlPh:area", number.substr(0, first)) +
           element("mmlPh:city", number.substr(first + 1, second - first - 1)) +
           element("mmlPh:number", number.substr(second + 1));
}

std::string patient(const Chart& chart, Version version) {
    const Person& person = *chart.person;
    return fmt::format(
        R"(<mmlPi:PatientModule><mmlPi:uniqueInfo><mmlPi:masterId>)"
        R"(<mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024">{}</mmlCm:Id>)"
        "</mmlPi:masterId></mmlPi:uniqueInfo><mmlPi:personName>{}{}</mmlPi:personName>{}{}<mmlPi:addresses>"
        R"(<mmlAd:Address mmlAd:repCode="I" mmlAd:addressClass="home" mmlAd:tableId="MML0025">{}{}</mmlAd:Address>)"
        R"(</mmlPi:addresses><mmlPi:phones><mmlPh:Phone mmlPh:telEquipType="PH">{}</mmlPh:Phone></mmlPi:phones>)"
        "</mmlPi:PatientModule>",
        chart.patient_number(), name(version, "I", family_at(chart), person.given),
        name(version, "P", person.family_kana, person.given_kana), element("mmlPi:birthday", person.birth.date()),
        element("mmlPi:sex", person.female ? "female" : "male"), element("mmlAd:full", person.address),
        element("mmlAd:zip", person.postal_code), phone(version, person.phone));
}

std::string insurance(const InsuredIdentity& card) {
    return fmt::format(
        R"(<mmlHi:HealthInsuranceModule mmlHi:countryType="JPN">)"
        R"(<mmlHi:insuranceClass mmlHi:ClassCode="09" mmlHi:tableId="MML0031">協会けんぽ</mmlHi:insuranceClass>)"
        "{}<mmlHi:clientId>{}{}{}</mmlHi:clientId><mmlHi:familyClass>true</mmlHi:familyClass>"
        "</mmlHi:HealthInsuranceModule>",
        element("mmlHi:insuranceNumber", card.insurer), element("mmlHi:group", card.symbol),
        element("mmlHi:number", card.number), element("mmlHi:branchNumber", card.branch));
}

std::string diagnosis(const Condition& condition) {
    std::string parts;
    const auto add = [&parts](std::string_view code, std::string_view system, std::string_view text) {
        parts +=
            fmt::format(R"(<mmlRd:dxItem><mmlRd:name mmlRd:code="{}" mmlRd:system="{}">{}</mmlRd:name></mmlRd:dxItem>)",
                        code, system, text);
    };
    if (condition.acute) add("ZZZ4012", "Diagnosis", "急性");
    add(condition.disease->key_number, "MEDIS", condition.disease->name);
    if (condition.suspected) add("ZZZ8002", "Diagnosis", "の疑い");
    std::string categories;
    if (condition.principal) categories += R"(<mmlRd:category mmlRd:tableId="MML0012">mainDiagnosis</mmlRd:category>)";
    categories += fmt::format(R"(<mmlRd:category mmlRd:tableId="MML0015">{}</mmlRd:category>)",
                              condition.suspected ? "suspectedDiagnosis" : "confirmedDiagnosis");
    return fmt::format(
        "<mmlRd:RegisteredDiagnosisModule><mmlRd:diagnosisContents>{}</mmlRd:diagnosisContents>"
        "<mmlRd:categories>{}</mmlRd:categories>{}{}{}{}</mmlRd:RegisteredDiagnosisModule>",
        parts, categories, element("mmlRd:startDate", condition.onset.date()),
        element("mmlRd:endDate", condition.abatement),
        element("mmlRd:outcome", condition.abatement.empty() ? "" : "fullyRecovered"),
        element("mmlRd:firstEncounterDate", condition.recorded.date()));
}

std::string base_clinic(const std::vector<Allergy>& allergies) {
    std::string items;
    for (const Allergy& allergy : allergies)
        items += fmt::format("<mmlBc:allergyItem>{}{}{}</mmlBc:allergyItem>",
                             element("mmlBc:factor", allergy.allergen->name),
                             element("mmlBc:severity", allergy.severity == "MI"   ? "mild"
                                                       : allergy.severity == "MO" ? "moderate"
                                                                                  : "severe"),
                             element("mmlBc:identifiedDate", allergy.onset));
    return fmt::format("<mmlBc:BaseClinicModule><mmlBc:allergy>{}</mmlBc:allergy></mmlBc:BaseClinicModule>", items);
}

std::string lab_item(const LabResult& result) {
    const LabItem& item = *result.item;
    const std::string_view code = item.jlac10;
    std::string number;
    if (!item.is_qualitative()) {
        std::string attributes;
        if (!item.high.empty()) attributes += fmt::format(R"( mmlLb:up="{}" mmlLb:low="{}")", item.high, item.low);
        if (!result.flag.empty()) attributes += fmt::format(R"( mmlLb:out="{}")", result.flag);
        const std::string_view digits = std::string_view(result.value).substr(result.value.starts_with('<') ? 1 : 0);
        number = fmt::format("<mmlLb:numValue{}>{}</mmlLb:numValue>", attributes, digits);
    }
    return fmt::format(
        R"(<mmlLb:item><mmlLb:itemName mmlLb:itCode="{}" mmlLb:itCodeId="99LAB" mmlLb:Acode="{}" mmlLb:Icode="{}" )"
        R"(mmlLb:Scode="{}" mmlLb:Mcode="{}" mmlLb:Rcode="{}">{}</mmlLb:itemName>{}{}{}</mmlLb:item>)",
        item.local_code, code.substr(0, 5), code.substr(5, 4), code.substr(9, 3), code.substr(12, 3), code.substr(15),
        escaped(item.name), element("mmlLb:value", result.value), number, element("mmlLb:unit", item.unit));
}

std::string test(const LabReport& report) {
    std::string tests;
    for (const LabResult& result : report.results)
        tests += fmt::format("<mmlLb:laboTest><mmlLb:specimen>{}</mmlLb:specimen>{}</mmlLb:laboTest>",
                             element("mmlLb:specimenName", result.item->specimen_name()), lab_item(result));
    return fmt::format(
        R"(<mmlLb:TestModule><mmlLb:information mmlLb:registId="{}" mmlLb:sampleTime="{}" mmlLb:reportTime="{}">)"
        R"(<mmlLb:reportStatus mmlLb:statusCode="final" mmlLb:statusCodeId="mmlLb0001">最終報告</mmlLb:reportStatus>)"
        R"(<mmlLb:department mmlLb:depCode="{}" mmlLb:depCodeId="MML0028">{}</mmlLb:department>)"
        "</mmlLb:information>{}</mmlLb:TestModule>",
        report.order, local_time(report.collected), local_time(report.issued), report.department->code,
        report.department->name, tests);
}

std::string vital_sign(const VitalSigns& signs) {
    std::string items;
    const auto add = [&items](std::string_view what, std::string_view value, std::string_view unit) {
        items += fmt::format("<mmlVs:item>{}{}{}</mmlVs:item>", element("mmlVs:itemName", what),
                             element("mmlVs:numValue", value), element("mmlVs:unit", unit));
    };
    add("Systolic blood pressure", signs.systolic, "mmHg");
    add("Diastolic blood pressure", signs.diastolic, "mmHg");
    add("Pulse rate", signs.pulse, "/min");
    add("Body temperature", signs.temperature, "centigrade");
    add("呼吸数", signs.respiration, "/min");
    add("SpO2", signs.saturation, "%");
    return fmt::format("<mmlVs:VitalSignModule>{}{}</mmlVs:VitalSignModule>", items,
                       element("mmlVs:observedTime", local_time(signs.time)));
}

std::string prescription(const Prescription& prescription) {
    std::string medications;
    for (const PrescribedDrug& line : prescription.drugs)
        medications += fmt::format(
            R"(<mmlPs:medication>{}<mmlPs:medicine>{}<mmlPs:code mmlPs:system="{}">{}</mmlPs:code></mmlPs:medicine>)"
            "{}{}{}{}{}{}</mmlPs:medication>",
            element("mmlPs:batchNo", fmt::format("{}", line.rp)), element("mmlPs:name", line.drug->name),
            line.drug->system, line.drug->code, element("mmlPs:dose", fmt::format("{}", line.dose)),
            element("mmlPs:doseUnit", line.drug->unit_name),
            element("mmlPs:frequencyPerDay", fmt::format("{}", line.usage->times_a_day)),
            element("mmlPs:startDate", prescription.authored.date()),
            element("mmlPs:duration", fmt::format("P{}D", line.days)), element("mmlPs:instruction", line.usage->text));
    return fmt::format(
        "<mmlPs:PrescriptionModule><mmlPs:issuedTo>external</mmlPs:issuedTo>{}</mmlPs:PrescriptionModule>",
        medications);
}

/// CLAIM: a bundle an Rp, a day's amount at each drug, and the consultation's fee, which is billing.
std::string claim(const Prescription& prescription) {
    std::string bundles =
        R"(<claim:bundle claim:classCode="120" claim:classCodeId="Claim007"><claim:className>再診</claim:className>)"
        R"(<claim:bundleNumber>1</claim:bundleNumber><claim:item claim:subclassCode="0" claim:code="112007410">)"
        "<claim:name>再診料</claim:name></claim:item></claim:bundle>";
    for (std::size_t at = 0; at < prescription.drugs.size();) {
        const PrescribedDrug& first = prescription.drugs[at];
        std::string items;
        for (; at < prescription.drugs.size() && prescription.drugs[at].rp == first.rp; ++at) {
            const PrescribedDrug& line = prescription.drugs[at];
            items += fmt::format(
                R"(<claim:item claim:subclassCode="2" claim:subclassCodeId="Claim003">{}<claim:number )"
                R"(claim:numberCode="10" claim:numberCodeId="Claim004" claim:unit="{}">{}</claim:number></claim:item>)",
                element("claim:name", line.drug->name), line.drug->unit_name, line.dose * line.usage->times_a_day);
        }
        bundles += fmt::format(
            R"(<claim:bundle claim:classCode="212" claim:classCodeId="Claim007"><claim:className>内服</claim:className>)"
            R"(<claim:administration claim:adminCode="{}">{}</claim:administration>)"
            "<claim:bundleNumber>{}</claim:bundleNumber>{}</claim:bundle>",
            first.usage->code, escaped(first.usage->text), first.days, items);
    }
    return fmt::format(
        R"(<claim:ClaimModule><claim:information claim:status="perform" claim:performTime="{}" claim:admitFlag="false"/>)"
        "{}</claim:ClaimModule>",
        local_time(prescription.authored), bundles);
}

std::string document(const Chart& chart, Moment created, Version version) {
    std::string text =
        fmt::format(fmt::runtime(version == Version::v2 ? kSpaces2 : kSpaces4), local_time(created)) + header(chart);
    unsigned number = 0;
    const auto add = [&](std::string_view type, Moment confirmed, const Department* department,
                         const std::string& content) {
        const std::string uid = fmt::format("{}-{}-{}", chart.institution().number, chart.patient_number(), ++number);
        text += module_item({.type = type, .uid = uid, .confirmed = confirmed, .department = department}, content);
    };
    add("patientInfo", created, nullptr, patient(chart, version));
    add("healthInsurance", created, nullptr, insurance(chart.person->insured));
    if (!chart.allergies.empty()) add("baseClinic", created, nullptr, base_clinic(chart.allergies));
    for (const Condition& condition : chart.conditions)
        add("registeredDiagnosis", condition.recorded, condition.department, diagnosis(condition));
    for (const LabReport& report : chart.reports) add("test", report.issued, nullptr, test(report));
    if (version == Version::v4)
        for (const VitalSigns& signs : chart.vital_signs) add("vitalsign", signs.time, nullptr, vital_sign(signs));
    for (const Prescription& order : chart.prescriptions)
        add(version == Version::v2 ? "claim" : "prescription", order.authored, order.department,
            version == Version::v2 ? claim(order) : prescription(order));
    return text + "</MmlBody></Mml>\n";
}

}  // namespace

void write_mml(const World& world, Output& out) {
    for (const Chart& chart : world.charts) {
        const Version version = chart.hospital == kHospitalB ? Version::v2 : Version::v4;
        out.write(fmt::format("hospital-{}/mml/{}.xml", chart.institution().letter, chart.patient_number()),
                  encode(document(chart, world.reference, version),
                         version == Version::v2 ? Encoding::cp932 : Encoding::utf_8));
    }
}

}  // namespace kakehashi::synth
