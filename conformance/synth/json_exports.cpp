#include <fmt/format.h>

#include "full_width.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

using fhir::Builder;

struct Place {
    const Chart& chart;
    const ImagingStudy& study;
    const ImagingSeries& series;
    std::size_t series_number, instance_number;
};

void set_text(Builder& object, std::string_view tag, std::string_view vr, std::string_view value) {
    object.object(tag).set_string("vr", vr).append_string("Value", value);
}

void write_patient(Builder& object, const Person& person, std::string_view number) {
    Builder name = object.object("00100010").set_string("vr", "PN").append_object("Value");
    name.set_string("Ideographic", person.family + "^" + person.given);
    name.set_string("Phonetic", person.family_kana + "^" + person.given_kana);
    set_text(object, "00100020", "LO", number);
    set_text(object, "00100030", "DA", person.birth.hl7_date());
    set_text(object, "00100040", "CS", person.female ? "F" : "M");
}

/// One instance with the attributes of its series, study and patient. Source: DICOM PS3.18 annex F
void write_instance(Builder object, const Place& place) {
    const std::string& uid = place.series.instances[place.instance_number - 1];
    set_text(object, "00080005", "CS", "ISO_IR 192");
    set_text(object, "00080016", "UI", place.series.sop_class);
    set_text(object, "00080018", "UI", uid);
    set_text(object, "00080020", "DA", place.study.started.hl7_date());
    set_text(object, "00080030", "TM", place.study.started.compact_clock() + "00");
    set_text(object, "00080050", "SH", place.study.accession);
    set_text(object, "00080060", "CS", place.series.modality);
    set_text(object, "00081030", "LO", place.study.description);
    set_text(object, "0008103E", "LO", place.series.description);
    // The archive's own host: a reader must never hand it on.
    set_text(object, "00081190", "UR",
             fmt::format("http://localhost/dicom-web/studies/{}/series/{}/instances/{}", place.study.uid,
                         place.series.uid, uid));
    write_patient(object, *place.chart.person, place.chart.patient_number());
    set_text(object, "00180015", "CS", place.series.body_part);
    set_text(object, "0020000D", "UI", place.study.uid);
    set_text(object, "0020000E", "UI", place.series.uid);
    object.object("00200011").set_string("vr", "IS").append_string("Value", fmt::format("{}", place.series_number));
    object.object("00200013").set_string("vr", "IS").append_string("Value", fmt::format("{}", place.instance_number));
    object.object("00280010").set_string("vr", "US").append_string("Value", "512");
}

void write_consent(Builder consent, const Person& person, Moment asked) {
    constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    const auto coding = [](Builder at, std::string_view system, std::string_view code) {
        at.append_object("coding").set_string("system", system).set_string("code", code);
    };
    const auto purpose = [&](Builder provision, std::string_view code) {
        provision.append_object("purpose").set_string("system", kActReason).set_string("code", code);
    };
    consent.set_string("resourceType", "Consent").set_string("status", "active");
    coding(consent.object("scope"), "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy");
    coding(consent.append_object("category"), kActCode, "INFA");
    consent.object("patient")
        .object("identifier")
        .set_string("system", "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID")
        .set_string("value", insured_identifier(person.insured));
    consent.set_string("dateTime", asked.date_time());
    coding(consent.object("policyRule"), kActCode, "OPTOUTE");
    Builder deny = consent.object("provision").set_string("type", "deny");
    purpose(deny, "TREAT");
    purpose(deny, "CAREMGT");
    Builder permit = deny.append_object("provision").set_string("type", "permit");
    purpose(permit, "BTG");
    purpose(permit, "ETREAT");
}

}  // namespace

std::string insured_identifier(const InsuredIdentity& insured) {
    // One kanji makes the whole of symbol and number full-width.
    const bool wide = insured.symbol.find_first_not_of("0123456789") != std::string::npos;
    const std::string number = wide ? full_width_digits(insured.number) : insured.number;
    return fmt::format("{}:{}:{}:{}", insured.insurer, insured.symbol, number, insured.branch);
}

void write_dicom_json(const World& world, Output& out) {
    for (const Chart& chart : world.charts)
        for (const ImagingStudy& study : chart.studies) {
            fhir::Document document;
            fhir::ArrayBuilder instances = document.edit().array("instances");
            for (std::size_t s = 0; s < study.series.size(); ++s)
                for (std::size_t i = 0; i < study.series[s].instances.size(); ++i)
                    write_instance(instances.append_object(), {chart, study, study.series[s], s + 1, i + 1});
            out.write(fmt::format("hospital-c/drop/dicom/{}.json", study.uid), fhir::write_json(instances.node()));
        }
}

void write_directives(const World& world, Output& out) {
    fhir::Document bundle("Bundle");
    Builder root = bundle.edit();
    root.set_string("type", "collection");
    for (const Person& person : world.persons) {
        if (!person.asked_to_stop || person.patient_number[kHospitalA].empty()) continue;
        Builder entry = root.append_object("entry");
        write_consent(entry.object("resource"), person, world.reference.plus_days(-30).plus_minutes(540));
    }
    out.write("hospital-a/directives.json", fhir::write_json(bundle.root(), fhir::JsonStyle::pretty) + "\n");
}

}  // namespace kakehashi::synth
