#pragma once

#include <string>

#include "kakehashi/gateway/deid.hpp"

namespace kakehashi::gateway::samples {

/// The root key of the exchange policy's test vectors: bytes 00…1f.
inline DeidKeys keys() {
    std::string root;
    for (char byte = 0; byte < 32; ++byte) root += byte;
    return {.root = root, .key_id = "test"};
}

/// The person of the policy's table B2, synthetic, with a weight, a blood pressure and a rare disease.
inline constexpr std::string_view kBundle = R"json({"resourceType":"Bundle","id":"b1",
"identifier":{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier","value":"1319999991^2026^COND-00012345"},
"type":"collection","timestamp":"2026-11-20T12:34:56.789+09:00","entry":[
{"fullUrl":"urn:uuid:11111111-1111-5111-8111-111111111111","resource":{"resourceType":"Patient",
 "id":"11111111-1111-5111-8111-111111111111","meta":{"lastUpdated":"2026-11-20T12:34:56+09:00",
 "profile":["http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS"],"source":"urn:secret:source"},
 "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">牧野 爛漫</div>"},
 "identifier":[{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:あいう:１８７:05"},
 {"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"00012345"}],
 "name":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation","valueCode":"IDE"}],
 "text":"牧野 爛漫","family":"牧野","given":["爛漫"]},{"text":"マキノ ランマン"}],
 "telecom":[{"system":"phone","value":"088-000-0000"}],"gender":"male","birthDate":"1952-04-24",
 "address":[{"text":"高知県高知市五台山4200-6","line":["五台山4200-6"],"city":"高知市","state":"高知県",
 "postalCode":"781-8125","country":"JP"}]}},
{"fullUrl":"urn:uuid:22222222-2222-5222-8222-222222222222","resource":{"resourceType":"Observation",
 "id":"22222222-2222-5222-8222-222222222222","status":"final","category":[{"coding":[{
 "system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS","code":"vital-signs"}]}],
 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7","display":"secret display"}],"text":"体重(牧野さん)"},
 "subject":{"reference":"urn:uuid:11111111-1111-5111-8111-111111111111","display":"牧野 爛漫",
 "identifier":{"value":"00012345:あいう:１８７:05"}},"effectiveDateTime":"2026-11-20T09:15:42+09:00",
 "issued":"2026-11-20T12:00:00+09:00","performer":[{"display":"看護師 山田"}],
 "valueQuantity":{"value":59.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"},
 "note":[{"text":"secret note"}]}},
{"fullUrl":"urn:uuid:33333333-3333-5333-8333-333333333333","resource":{"resourceType":"Condition",
 "id":"33333333-3333-5333-8333-333333333333",
 "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"GDIS"}],
 "tag":[{"system":"http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication","code":"LTS"},
 {"system":"http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication","code":"UNINFORMED"}]},
 "extension":[{"url":"http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber",
 "valueIdentifier":{"system":"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no","value":"1319999991"}},
 {"url":"http://example.org/unknown","valueString":"secret extension"}],
 "contained":[{"resourceType":"Practitioner","id":"doctor","name":[{"text":"田中太郎"}]}],
 "identifier":[{"system":"http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier","value":"1319999991-00012345-7"}],
 "code":{"coding":[{"system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full","code":"D137","display":"膵島細胞症"},
 {"system":"http://hospital.local/byomei","code":"secret-local"}],"text":"膵島細胞症"},
 "subject":{"reference":"urn:uuid:11111111-1111-5111-8111-111111111111"},
 "onsetDateTime":"2026-10-01T08:00:00+09:00","recordedDate":"2026-10-02","recorder":{"reference":"#doctor","display":"消化器内科　田中太郎"}}},
{"fullUrl":"urn:uuid:44444444-4444-5444-8444-444444444444","resource":{"resourceType":"Practitioner","id":"x",
 "name":[{"text":"田中太郎"}]}}]})json";

}  // namespace kakehashi::gateway::samples
