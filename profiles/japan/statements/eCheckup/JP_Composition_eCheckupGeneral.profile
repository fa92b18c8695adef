url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral
type  Composition
base  http://hl7.org/fhir/StructureDefinition/Composition

meta.lastUpdated                               1..1  MS
meta.profile                                   1..*  MS
extension                                      1..*
extension:version                              1..1  MS  type Extension<composition-clinicaldocument-versionNumber>
extension:version.url                          -  MS  fixedUri="http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"
extension:version.value[x]                     1..1  MS  type string
extension:dataEnterer                          0..1  MS  type Extension<eCheckupExt:composition_dataEnterer>
extension:dataEnterer.extension  0..0
extension:dataEnterer.url                      -  MS  fixedUri="http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/composition_dataEnterer"
extension:dataEnterer.value[x]                 1..1  MS  type Reference(core:JP_PractitionerRole)
extension:dataEnterer.value[x].reference       1..1  MS
identifier                                     1..1  MS
identifier.system                              1..1  MS  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value                               1..1  MS
status                                         -  fixedCode="final"
type                                           -  MS
type.coding                                    1..1  MS
type.coding.system                             -  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes"
type.coding.code                               1..1  MS  fixedCode="53576-5"
type.coding.display                            -  MS  fixedString="検診・健診報告書"
category                                       1..*  MS
category.coding                                1..*  MS  binding required http://jpfhir.jp/fhir/eCheckup/ValueSet/mergedCheckup-report-category
subject                                        1..1  MS  type Reference(clins:JP_Patient_eCS eCS:JP_Patient_eCS)
subject.reference                              1..1  MS
encounter                                      1..1  MS  type Reference(eCheckup:JP_Encounter_eCheckupGeneral)
encounter.reference                            1..1  MS
date                                           -  MS
author                                         -  type Reference(eCheckup:JP_Practitioner_eCheckupGeneral eCheckup:JP_Organization_eCheckupGeneral)
custodian                                      -  type Reference(eCheckup:JP_Organization_eCheckupGeneral)
event                                          1..*  MS
event.code                                     1..*  MS  binding required http://jpfhir.jp/fhir/eCheckup/ValueSet/checkup-programService-code
section                                        -  slicing pattern:code closed
section:specialCheckup_observations            0..1  MS
section:specialCheckup_observations.code       1..1  MS  patternCodeableConcept={"coding": [{"code": "01011", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "特定健診検査結果セクション"}]}
section:specialCheckup_observations.entry      1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral eCheckup:JP_CoverageInsurance_eCheckupGeneral eCheckup:JP_CoverageService_eCheckupGeneral)
section:specialCheckup_questionnaire           0..1  MS
section:specialCheckup_questionnaire.code      1..1  MS  patternCodeableConcept={"coding": [{"code": "01012", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "特定健診問診結果セクション"}]}
section:specialCheckup_questionnaire.entry     1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:specialCheckup_additional              0..1  MS
section:specialCheckup_additional.code         1..1  MS  patternCodeableConcept={"coding": [{"code": "01990", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "特定健診任意追加項目セクション"}]}
section:specialCheckup_additional.entry        1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:regionalUnionCheckup_observations      0..1  MS
section:regionalUnionCheckup_observations.code  1..1  MS  patternCodeableConcept={"coding": [{"code": "01021", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "広域連合保健事業検査結果セクション"}]}
section:regionalUnionCheckup_observations.entry  1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral eCheckup:JP_CoverageInsurance_eCheckupGeneral eCheckup:JP_CoverageService_eCheckupGeneral)
section:regionalUnionCheckup_questionnaire     0..1  MS
section:regionalUnionCheckup_questionnaire.code  1..1  MS  patternCodeableConcept={"coding": [{"code": "01022", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "広域連合保健事業問診結果セクション"}]}
section:regionalUnionCheckup_questionnaire.entry  1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:occupationalCheckup_observations       0..1  MS
section:occupationalCheckup_observations.code  1..1  MS  patternCodeableConcept={"coding": [{"code": "01031", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "事業者健診検査結果セクション"}]}
section:occupationalCheckup_observations.entry  1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:occupationalCheckup_questionnaire      0..1  MS
section:occupationalCheckup_questionnaire.code  1..1  MS  patternCodeableConcept={"coding": [{"code": "01032", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "事業者健診問診結果セクション"}]}
section:occupationalCheckup_questionnaire.entry  1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:generalCheckup_observations            0..1  MS
section:generalCheckup_observations.code       1..1  MS  patternCodeableConcept={"coding": [{"code": "01910", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "検査結果セクション"}]}
section:generalCheckup_observations.entry      1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral eCheckup:JP_CoverageInsurance_eCheckupGeneral eCheckup:JP_CoverageService_eCheckupGeneral)
section:generalCheckup_questionnaire           0..1  MS
section:generalCheckup_questionnaire.code      1..1  MS  patternCodeableConcept={"coding": [{"code": "01920", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "問診結果セクション"}]}
section:generalCheckup_questionnaire.entry     1..*  type Reference(eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral)
section:attachment                             0..1  MS
section:attachment.code                        1..1  MS  patternCodeableConcept={"coding": [{"code": "01995", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", "display": "添付書類セクション"}]}
section:attachment.entry                       1..*  type Reference(eCheckup:JP_DocumentReference_eCheckupGeneral eCheckup:JP_DiagnosticReport_eCheckupGeneral eCheckup:JP_Media_eCheckupGeneral)
