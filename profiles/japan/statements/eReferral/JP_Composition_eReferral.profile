url   http://jpfhir.jp/fhir/eReferral/StructureDefinition/JP_Composition_eReferral
type  Composition
base  http://hl7.org/fhir/StructureDefinition/Composition

meta.lastUpdated                               1..1  MS
meta.profile                                   1..*  MS
extension                                      1..*
extension:version                              1..1  MS  type Extension<composition-clinicaldocument-versionNumber>
extension:version.url                          -  MS  fixedUri="http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"
extension:version.value[x]                     1..1  MS  type string
identifier                                     1..1  MS
identifier.system                              1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value                               1..1  MS
status                                         -  fixedCode="final"
type                                           -  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/doc-typecodes
type.coding                                    1..1  MS
type.coding.system                             -  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes"
type.coding.version                            -  MS
type.coding.code                               1..1  MS  fixedCode="57133-1"
type.coding.display                            -  fixedString="診療情報提供書"
category                                       1..1  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/doc-subtypecodes
category.coding                                1..1  MS
category.coding.system                         1..1  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes"
category.coding.code                           1..1  MS
subject                                        1..1  MS  type Reference(eCS:JP_Patient_eCS)
subject.reference                              1..1  MS
encounter                                      -  MS  type Reference(eCS:JP_Encounter_eCS)
encounter.reference                            1..1  MS
date                                           -  MS
author                                         -  type Reference(eCS:JP_Practitioner_eCS eCS:JP_Organization_eCS)
title                                          -  MS  fixedString="診療情報提供書"
custodian                                      1..1  MS  type Reference(eCS:JP_Organization_eCS)
custodian.reference                            1..1
event                                          1..1  MS
event.code                                     1..1  MS
event.code.coding                              0..0
event.code.text                                1..1  MS  fixedString="診療情報提供書発行"
event.period                                   1..1  MS
event.period.start                             1..1  MS
section                                        2..*  slicing value:code.coding.code open
section.title                                  1..1  MS
section.code                                   1..1  MS
section.code.coding                            1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section.code.coding.system                     1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section.code.coding.code                       1..1  MS
section.code.coding.display                    -  MS
section.code.coding.userSelected               0..0
section.code.text                              0..0
section.text                                   -  MS
section.text.status                            -  MS  fixedCode="additional"
section.mode                                   0..0
section.orderedBy                              0..0
section:referralFromSection                    1..1  MS
section:referralFromSection.title              1..1  MS  fixedString="紹介元情報"
section:referralFromSection.code               1..1  MS
section:referralFromSection.code.coding        1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:referralFromSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:referralFromSection.code.coding.code   1..1  MS  fixedCode="920"
section:referralFromSection.code.coding.display  -  MS  patternString="紹介元情報セクション"
section:referralFromSection.text               -  MS
section:referralFromSection.text.status        -  MS  fixedCode="additional"
section:referralFromSection.entry              1..3  slicing profile:resolve() open
section:referralFromSection.entry:referralFromOrganization  1..1  MS  type Reference(eCS:JP_Organization_eCS)
section:referralFromSection.entry:referralFromDoctor  0..1  MS  type Reference(eCS:JP_Practitioner_eCS)
section:referralFromSection.section            0..0
section:referralToSection                      1..1  MS
section:referralToSection.title                1..1  MS  fixedString="紹介先情報"
section:referralToSection.code                 1..1  MS
section:referralToSection.code.coding          1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:referralToSection.code.coding.system   1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:referralToSection.code.coding.code     1..1  MS  fixedCode="910"
section:referralToSection.code.coding.display  -  MS
section:referralToSection.text                 -  MS
section:referralToSection.text.status          -  MS  fixedCode="additional"
section:referralToSection.entry                1..3  slicing profile:resolve() open
section:referralToSection.entry:referralToOrganization  1..1  MS  type Reference(eCS:JP_Organization_eCS)
section:referralToSection.entry:referralToDoctor  0..1  MS  type Reference(eCS:JP_Practitioner_eCS)
section:referralToSection.section              0..0
section:cdaSection                             0..1  MS
section:cdaSection.title                       1..1  MS  fixedString="CDA参照"
section:cdaSection.code                        1..1  MS
section:cdaSection.code.coding                 1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:cdaSection.code.coding.system          1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:cdaSection.code.coding.code            1..1  MS  fixedCode="200"
section:cdaSection.code.coding.display         -  MS  patternString="CDA参照セクション"
section:cdaSection.text                        -  MS
section:cdaSection.text.status                 -  MS  fixedCode="additional"
section:cdaSection.entry                       1..1  type Reference(DocumentReference)
section:cdaSection.section                     0..0
section:compositionSection                     0..1  MS
section:compositionSection.title               1..1  MS  fixedString="構造情報"
section:compositionSection.code                1..1  MS
section:compositionSection.code.coding         1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:compositionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.code.coding.code    1..1  MS  fixedCode="300"
section:compositionSection.code.coding.display  -  MS  patternString="構造情報セクション"
section:compositionSection.text                -  MS
section:compositionSection.text.status         -  MS  fixedCode="additional"
section:compositionSection.emptyReason         -  MS
section:compositionSection.section             3..*  slicing value:code.coding.code open
section:compositionSection.section:referralPurposeSection  1..1  MS  type BackboneElement
section:compositionSection.section:referralPurposeSection.title  1..1  MS  patternString="紹介目的"
section:compositionSection.section:referralPurposeSection.code  1..1  MS
section:compositionSection.section:referralPurposeSection.code.coding  1..1  MS
section:compositionSection.section:referralPurposeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:referralPurposeSection.code.coding.code  1..1  MS  fixedCode="950"
section:compositionSection.section:referralPurposeSection.code.coding.display  -  MS  patternString="紹介目的セクション"
section:compositionSection.section:referralPurposeSection.code.coding.userSelected  0..0
section:compositionSection.section:referralPurposeSection.code.text  0..0
section:compositionSection.section:referralPurposeSection.text  -  MS
section:compositionSection.section:referralPurposeSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:referralPurposeSection.mode  0..0
section:compositionSection.section:referralPurposeSection.orderedBy  0..0
section:compositionSection.section:referralPurposeSection.entry  0..1  MS  type Reference(eCS:JP_Encounter_eCS)
section:compositionSection.section:referralPurposeSection.emptyReason  -  MS
section:compositionSection.section:referralPurposeSection.section  0..0
section:compositionSection.section:problemSection  1..1  MS  type BackboneElement
section:compositionSection.section:problemSection.title  1..1  MS  patternString="傷病名・主訴"
section:compositionSection.section:problemSection.code  1..1  MS
section:compositionSection.section:problemSection.code.coding  1..1  MS
section:compositionSection.section:problemSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:problemSection.code.coding.code  1..1  MS  fixedCode="340"
section:compositionSection.section:problemSection.code.coding.display  -  MS  patternString="傷病名・主訴セクション"
section:compositionSection.section:problemSection.code.coding.userSelected  0..0
section:compositionSection.section:problemSection.code.text  0..0
section:compositionSection.section:problemSection.text  -  MS
section:compositionSection.section:problemSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:problemSection.mode  0..0
section:compositionSection.section:problemSection.orderedBy  0..0
section:compositionSection.section:problemSection.entry  -  MS  type Reference(eCS:JP_Condition_eCS)
section:compositionSection.section:problemSection.emptyReason  -  MS
section:compositionSection.section:problemSection.section  0..0
section:compositionSection.section:presentIllnessSection  1..1  MS  type BackboneElement
section:compositionSection.section:presentIllnessSection.title  1..1  MS  patternString="現病歴"
section:compositionSection.section:presentIllnessSection.code  1..1  MS
section:compositionSection.section:presentIllnessSection.code.coding  1..1  MS
section:compositionSection.section:presentIllnessSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:presentIllnessSection.code.coding.code  1..1  MS  fixedCode="360"
section:compositionSection.section:presentIllnessSection.code.coding.display  -  MS  patternString="現病歴セクション"
section:compositionSection.section:presentIllnessSection.code.coding.userSelected  0..0
section:compositionSection.section:presentIllnessSection.code.text  0..0
section:compositionSection.section:presentIllnessSection.text  -  MS
section:compositionSection.section:presentIllnessSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:presentIllnessSection.mode  0..0
section:compositionSection.section:presentIllnessSection.orderedBy  0..0
section:compositionSection.section:presentIllnessSection.entry  -  MS  type Reference(eCS:JP_Condition_eCS)
section:compositionSection.section:presentIllnessSection.section  0..0
section:compositionSection.section:pastIllnessSection  0..1  MS  type BackboneElement
section:compositionSection.section:pastIllnessSection.title  1..1  MS  patternString="既往歴"
section:compositionSection.section:pastIllnessSection.code  1..1  MS
section:compositionSection.section:pastIllnessSection.code.coding  1..1  MS
section:compositionSection.section:pastIllnessSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:pastIllnessSection.code.coding.code  1..1  MS  fixedCode="370"
section:compositionSection.section:pastIllnessSection.code.coding.display  -  MS  patternString="既往歴セクション"
section:compositionSection.section:pastIllnessSection.code.coding.userSelected  0..0
section:compositionSection.section:pastIllnessSection.code.text  0..0
section:compositionSection.section:pastIllnessSection.text  -  MS
section:compositionSection.section:pastIllnessSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:pastIllnessSection.mode  0..0
section:compositionSection.section:pastIllnessSection.orderedBy  0..0
section:compositionSection.section:pastIllnessSection.entry  -  MS  type Reference(eCS:JP_Condition_eCS)
section:compositionSection.section:pastIllnessSection.section  0..0
section:compositionSection.section:allergiesIIntoleranceSection  0..1  MS  type BackboneElement
section:compositionSection.section:allergiesIIntoleranceSection.title  1..1  MS  patternString="アレルギー・不耐性反応"
section:compositionSection.section:allergiesIIntoleranceSection.code  1..1  MS
section:compositionSection.section:allergiesIIntoleranceSection.code.coding  1..1  MS
section:compositionSection.section:allergiesIIntoleranceSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:allergiesIIntoleranceSection.code.coding.code  1..1  MS  fixedCode="510"
section:compositionSection.section:allergiesIIntoleranceSection.code.coding.display  -  MS  patternString="アレルギー・不耐性反応セクション"
section:compositionSection.section:allergiesIIntoleranceSection.code.coding.userSelected  0..0
section:compositionSection.section:allergiesIIntoleranceSection.code.text  0..0
section:compositionSection.section:allergiesIIntoleranceSection.text  -  MS
section:compositionSection.section:allergiesIIntoleranceSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:allergiesIIntoleranceSection.mode  0..0
section:compositionSection.section:allergiesIIntoleranceSection.orderedBy  0..0
section:compositionSection.section:allergiesIIntoleranceSection.entry  -  MS  type Reference(eCS:JP_AllergyIntolerance_eCS)
section:compositionSection.section:allergiesIIntoleranceSection.section  0..0
section:compositionSection.section:familiyHistorySection  0..1  MS  type BackboneElement
section:compositionSection.section:familiyHistorySection.title  1..1  MS  patternString="家族歴"
section:compositionSection.section:familiyHistorySection.code  1..1  MS
section:compositionSection.section:familiyHistorySection.code.coding  1..1  MS
section:compositionSection.section:familiyHistorySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:familiyHistorySection.code.coding.code  1..1  MS  fixedCode="550"
section:compositionSection.section:familiyHistorySection.code.coding.display  -  MS  patternString="家族歴セクション"
section:compositionSection.section:familiyHistorySection.code.coding.userSelected  0..0
section:compositionSection.section:familiyHistorySection.code.text  0..0
section:compositionSection.section:familiyHistorySection.text  -  MS
section:compositionSection.section:familiyHistorySection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:familiyHistorySection.mode  0..0
section:compositionSection.section:familiyHistorySection.orderedBy  0..0
section:compositionSection.section:familiyHistorySection.entry  -  MS  type Reference(core:JP_FamilyMemberHistory)
section:compositionSection.section:familiyHistorySection.section  0..0
section:compositionSection.section:admissionPhysicalStatusSection  0..1  MS  type BackboneElement
section:compositionSection.section:admissionPhysicalStatusSection.title  1..1  MS  patternString="身体所見"
section:compositionSection.section:admissionPhysicalStatusSection.code  1..1  MS
section:compositionSection.section:admissionPhysicalStatusSection.code.coding  1..1  MS
section:compositionSection.section:admissionPhysicalStatusSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:admissionPhysicalStatusSection.code.coding.code  1..1  MS  fixedCode="610"
section:compositionSection.section:admissionPhysicalStatusSection.code.coding.display  -  MS  patternString="身体所見セクション"
section:compositionSection.section:admissionPhysicalStatusSection.code.coding.userSelected  0..0
section:compositionSection.section:admissionPhysicalStatusSection.code.text  0..0
section:compositionSection.section:admissionPhysicalStatusSection.text  -  MS
section:compositionSection.section:admissionPhysicalStatusSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:admissionPhysicalStatusSection.mode  0..0
section:compositionSection.section:admissionPhysicalStatusSection.orderedBy  0..0
section:compositionSection.section:admissionPhysicalStatusSection.entry  -  MS  type Reference(core:JP_Observation_Common)
section:compositionSection.section:admissionPhysicalStatusSection.section  0..0
section:compositionSection.section:infectiousDiseaseInformationSection  0..1  MS  type BackboneElement
section:compositionSection.section:infectiousDiseaseInformationSection.title  1..1  MS  patternString="感染症情報"
section:compositionSection.section:infectiousDiseaseInformationSection.code  1..1  MS
section:compositionSection.section:infectiousDiseaseInformationSection.code.coding  1..1  MS
section:compositionSection.section:infectiousDiseaseInformationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:infectiousDiseaseInformationSection.code.coding.code  1..1  MS  fixedCode="520"
section:compositionSection.section:infectiousDiseaseInformationSection.code.coding.display  -  MS  patternString="感染症情報セクション"
section:compositionSection.section:infectiousDiseaseInformationSection.code.coding.userSelected  0..0
section:compositionSection.section:infectiousDiseaseInformationSection.code.text  0..0
section:compositionSection.section:infectiousDiseaseInformationSection.text  -  MS
section:compositionSection.section:infectiousDiseaseInformationSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:infectiousDiseaseInformationSection.mode  0..0
section:compositionSection.section:infectiousDiseaseInformationSection.orderedBy  0..0
section:compositionSection.section:infectiousDiseaseInformationSection.entry  -  MS  type Reference(eCS:JP_Observation_Common_eCS)
section:compositionSection.section:infectiousDiseaseInformationSection.section  0..0
section:compositionSection.section:socialHistorySection  0..1  MS  type BackboneElement
section:compositionSection.section:socialHistorySection.title  1..1  MS  patternString="社会歴・生活習慣"
section:compositionSection.section:socialHistorySection.code  1..1  MS
section:compositionSection.section:socialHistorySection.code.coding  1..1  MS
section:compositionSection.section:socialHistorySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:socialHistorySection.code.coding.code  1..1  MS  fixedCode="640"
section:compositionSection.section:socialHistorySection.code.coding.display  -  MS  patternString="社会歴・生活習慣セクション"
section:compositionSection.section:socialHistorySection.code.coding.userSelected  0..0
section:compositionSection.section:socialHistorySection.code.text  0..0
section:compositionSection.section:socialHistorySection.text  -  MS
section:compositionSection.section:socialHistorySection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:socialHistorySection.mode  0..0
section:compositionSection.section:socialHistorySection.orderedBy  0..0
section:compositionSection.section:socialHistorySection.entry  -  MS  type Reference(core:JP_Observation_Common)
section:compositionSection.section:socialHistorySection.section  0..0
section:compositionSection.section:immunizationSection  0..1  MS  type BackboneElement
section:compositionSection.section:immunizationSection.title  1..1  MS  patternString="予防接種歴"
section:compositionSection.section:immunizationSection.code  1..1  MS
section:compositionSection.section:immunizationSection.code.coding  1..1  MS
section:compositionSection.section:immunizationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:immunizationSection.code.coding.code  1..1  MS  fixedCode="530"
section:compositionSection.section:immunizationSection.code.coding.display  -  MS  patternString="予防接種歴セクション"
section:compositionSection.section:immunizationSection.code.coding.userSelected  0..0
section:compositionSection.section:immunizationSection.code.text  0..0
section:compositionSection.section:immunizationSection.text  -  MS
section:compositionSection.section:immunizationSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:immunizationSection.mode  0..0
section:compositionSection.section:immunizationSection.orderedBy  0..0
section:compositionSection.section:immunizationSection.entry  -  MS  type Reference(core:JP_Immunization)
section:compositionSection.section:immunizationSection.section  0..0
section:compositionSection.section:surgicalProcedureSection  0..1  MS  type BackboneElement
section:compositionSection.section:surgicalProcedureSection.title  1..1  MS  patternString="手術"
section:compositionSection.section:surgicalProcedureSection.code  1..1  MS
section:compositionSection.section:surgicalProcedureSection.code.coding  1..1  MS
section:compositionSection.section:surgicalProcedureSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:surgicalProcedureSection.code.coding.code  1..1  MS  fixedCode="730"
section:compositionSection.section:surgicalProcedureSection.code.coding.display  -  MS  patternString="手術セクション"
section:compositionSection.section:surgicalProcedureSection.code.coding.userSelected  0..0
section:compositionSection.section:surgicalProcedureSection.code.text  0..0
section:compositionSection.section:surgicalProcedureSection.text  -  MS
section:compositionSection.section:surgicalProcedureSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:surgicalProcedureSection.mode  0..0
section:compositionSection.section:surgicalProcedureSection.orderedBy  0..0
section:compositionSection.section:surgicalProcedureSection.entry  -  MS  type Reference(core:JP_Procedure)
section:compositionSection.section:surgicalProcedureSection.section  0..0
section:compositionSection.section:bloodInfusionProcedureSection  0..1  MS  type BackboneElement
section:compositionSection.section:bloodInfusionProcedureSection.title  1..1  MS  patternString="輸血歴"
section:compositionSection.section:bloodInfusionProcedureSection.code  1..1  MS
section:compositionSection.section:bloodInfusionProcedureSection.code.coding  1..1  MS
section:compositionSection.section:bloodInfusionProcedureSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:bloodInfusionProcedureSection.code.coding.code  1..1  MS  fixedCode="740"
section:compositionSection.section:bloodInfusionProcedureSection.code.coding.display  -  MS  patternString="輸血歴セクション"
section:compositionSection.section:bloodInfusionProcedureSection.code.coding.userSelected  0..0
section:compositionSection.section:bloodInfusionProcedureSection.code.text  0..0
section:compositionSection.section:bloodInfusionProcedureSection.text  -  MS
section:compositionSection.section:bloodInfusionProcedureSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:bloodInfusionProcedureSection.mode  0..0
section:compositionSection.section:bloodInfusionProcedureSection.orderedBy  0..0
section:compositionSection.section:bloodInfusionProcedureSection.entry  -  MS  type Reference(core:JP_Procedure)
section:compositionSection.section:bloodInfusionProcedureSection.section  0..0
section:compositionSection.section:treatmentProcedureSection  0..1  MS  type BackboneElement
section:compositionSection.section:treatmentProcedureSection.title  1..1  MS  patternString="処置"
section:compositionSection.section:treatmentProcedureSection.code  1..1  MS
section:compositionSection.section:treatmentProcedureSection.code.coding  1..1  MS
section:compositionSection.section:treatmentProcedureSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:treatmentProcedureSection.code.coding.code  1..1  MS  fixedCode="720"
section:compositionSection.section:treatmentProcedureSection.code.coding.display  -  MS  patternString="処置セクション"
section:compositionSection.section:treatmentProcedureSection.code.coding.userSelected  0..0
section:compositionSection.section:treatmentProcedureSection.code.text  0..0
section:compositionSection.section:treatmentProcedureSection.text  -  MS
section:compositionSection.section:treatmentProcedureSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:treatmentProcedureSection.mode  0..0
section:compositionSection.section:treatmentProcedureSection.orderedBy  0..0
section:compositionSection.section:treatmentProcedureSection.entry  -  MS  type Reference(core:JP_Procedure)
section:compositionSection.section:treatmentProcedureSection.section  0..0
section:compositionSection.section:medicationSection  0..1  MS  type BackboneElement
section:compositionSection.section:medicationSection.title  1..1  MS  patternString="投薬指示"
section:compositionSection.section:medicationSection.code  1..1  MS
section:compositionSection.section:medicationSection.code.coding  1..1  MS
section:compositionSection.section:medicationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:medicationSection.code.coding.code  1..1  MS  fixedCode="430"
section:compositionSection.section:medicationSection.code.coding.display  -  MS  patternString="投薬指示セクション"
section:compositionSection.section:medicationSection.code.coding.userSelected  0..0
section:compositionSection.section:medicationSection.code.text  0..0
section:compositionSection.section:medicationSection.text  -  MS
section:compositionSection.section:medicationSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:medicationSection.mode  0..0
section:compositionSection.section:medicationSection.orderedBy  0..0
section:compositionSection.section:medicationSection.entry  -  MS  type Reference(eCS:JP_MedicationRequest_eCS)
section:compositionSection.section:medicationSection.section  0..0
section:compositionSection.section:examsStudySection  0..1  MS  type BackboneElement
section:compositionSection.section:examsStudySection.title  1..1  MS  patternString="検査結果"
section:compositionSection.section:examsStudySection.code  1..1  MS
section:compositionSection.section:examsStudySection.code.coding  1..1  MS
section:compositionSection.section:examsStudySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:examsStudySection.code.coding.code  1..1  MS  fixedCode="620"
section:compositionSection.section:examsStudySection.code.coding.display  -  MS  patternString="検査結果セクション"
section:compositionSection.section:examsStudySection.code.coding.userSelected  0..0
section:compositionSection.section:examsStudySection.code.text  0..0
section:compositionSection.section:examsStudySection.text  -  MS
section:compositionSection.section:examsStudySection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:examsStudySection.mode  0..0
section:compositionSection.section:examsStudySection.orderedBy  0..0
section:compositionSection.section:examsStudySection.entry  -  MS  type Reference(core:JP_Observation_Common ImagingStudy DiagnosticReport)
section:compositionSection.section:examsStudySection.section  0..0
section:compositionSection.section:clinicalCourseSection  0..1  MS  type BackboneElement
section:compositionSection.section:clinicalCourseSection.title  1..1  MS  patternString="臨床経過"
section:compositionSection.section:clinicalCourseSection.code  1..1  MS
section:compositionSection.section:clinicalCourseSection.code.coding  1..1  MS
section:compositionSection.section:clinicalCourseSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:clinicalCourseSection.code.coding.code  1..1  MS  fixedCode="330"
section:compositionSection.section:clinicalCourseSection.code.coding.display  -  MS  patternString="臨床経過セクション"
section:compositionSection.section:clinicalCourseSection.code.coding.userSelected  0..0
section:compositionSection.section:clinicalCourseSection.code.text  0..0
section:compositionSection.section:clinicalCourseSection.text  -  MS
section:compositionSection.section:clinicalCourseSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:clinicalCourseSection.mode  0..0
section:compositionSection.section:clinicalCourseSection.orderedBy  0..0
section:compositionSection.section:clinicalCourseSection.entry  -  MS  type Reference(core:JP_DocumentReference)
section:compositionSection.section:clinicalCourseSection.section  0..0
section:compositionSection.section:clinicalInstructionSection  0..1  MS  type BackboneElement
section:compositionSection.section:clinicalInstructionSection.title  1..1  MS  patternString="診療方針指示"
section:compositionSection.section:clinicalInstructionSection.code  1..1  MS
section:compositionSection.section:clinicalInstructionSection.code.coding  1..1  MS
section:compositionSection.section:clinicalInstructionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:clinicalInstructionSection.code.coding.code  1..1  MS  fixedCode="420"
section:compositionSection.section:clinicalInstructionSection.code.coding.display  -  MS  patternString="診療方針指示セクション"
section:compositionSection.section:clinicalInstructionSection.code.coding.userSelected  0..0
section:compositionSection.section:clinicalInstructionSection.code.text  0..0
section:compositionSection.section:clinicalInstructionSection.text  -  MS
section:compositionSection.section:clinicalInstructionSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:clinicalInstructionSection.mode  0..0
section:compositionSection.section:clinicalInstructionSection.orderedBy  0..0
section:compositionSection.section:clinicalInstructionSection.entry  -  MS  type Reference(core:JP_CarePlan)
section:compositionSection.section:clinicalInstructionSection.section  0..0
section:compositionSection.section:medicalDeviceSection  0..1  MS  type BackboneElement
section:compositionSection.section:medicalDeviceSection.title  1..1  MS  patternString="医療機器"
section:compositionSection.section:medicalDeviceSection.code  1..1  MS
section:compositionSection.section:medicalDeviceSection.code.coding  1..1  MS
section:compositionSection.section:medicalDeviceSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:medicalDeviceSection.code.coding.code  1..1  MS  fixedCode="810"
section:compositionSection.section:medicalDeviceSection.code.coding.display  -  MS  patternString="医療機器セクション"
section:compositionSection.section:medicalDeviceSection.code.coding.userSelected  0..0
section:compositionSection.section:medicalDeviceSection.code.text  0..0
section:compositionSection.section:medicalDeviceSection.text  -  MS
section:compositionSection.section:medicalDeviceSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:medicalDeviceSection.mode  0..0
section:compositionSection.section:medicalDeviceSection.orderedBy  0..0
section:compositionSection.section:medicalDeviceSection.entry  -  MS  type Reference(core:JP_DeviceUseStatement)
section:compositionSection.section:medicalDeviceSection.section  0..0
section:compositionSection.section:advanceDirectiveSection  0..1  MS  type BackboneElement
section:compositionSection.section:advanceDirectiveSection.title  1..1  MS  patternString="事前指示"
section:compositionSection.section:advanceDirectiveSection.code  1..1  MS
section:compositionSection.section:advanceDirectiveSection.code.coding  1..1  MS
section:compositionSection.section:advanceDirectiveSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:advanceDirectiveSection.code.coding.code  1..1  MS  fixedCode="410"
section:compositionSection.section:advanceDirectiveSection.code.coding.display  -  MS  patternString="事前指示セクション"
section:compositionSection.section:advanceDirectiveSection.code.coding.userSelected  0..0
section:compositionSection.section:advanceDirectiveSection.code.text  0..0
section:compositionSection.section:advanceDirectiveSection.text  -  MS
section:compositionSection.section:advanceDirectiveSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:advanceDirectiveSection.mode  0..0
section:compositionSection.section:advanceDirectiveSection.orderedBy  0..0
section:compositionSection.section:advanceDirectiveSection.entry  -  MS  type Reference(core:JP_Consent)
section:compositionSection.section:advanceDirectiveSection.section  0..0
section:compositionSection.section:researchParticipationSection  0..1  MS  type BackboneElement
section:compositionSection.section:researchParticipationSection.title  1..1  MS  patternString="臨床研究参加"
section:compositionSection.section:researchParticipationSection.code  1..1  MS
section:compositionSection.section:researchParticipationSection.code.coding  1..1  MS
section:compositionSection.section:researchParticipationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:compositionSection.section:researchParticipationSection.code.coding.code  1..1  MS  fixedCode="830"
section:compositionSection.section:researchParticipationSection.code.coding.display  -  MS  patternString="臨床研究参加セクション"
section:compositionSection.section:researchParticipationSection.code.coding.userSelected  0..0
section:compositionSection.section:researchParticipationSection.code.text  0..0
section:compositionSection.section:researchParticipationSection.text  -  MS
section:compositionSection.section:researchParticipationSection.text.status  -  MS  fixedCode="additional"
section:compositionSection.section:researchParticipationSection.mode  0..0
section:compositionSection.section:researchParticipationSection.orderedBy  0..0
section:compositionSection.section:researchParticipationSection.entry  -  MS  type Reference(core:JP_ResearchSubject)
section:compositionSection.section:researchParticipationSection.section  0..0
section:attachmentSection                      0..*  MS
section:attachmentSection.title                1..1  MS  fixedString="添付情報"
section:attachmentSection.code                 1..1  MS
section:attachmentSection.code.coding          1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:attachmentSection.code.coding.system   1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:attachmentSection.code.coding.code     1..1  MS  fixedCode="210"
section:attachmentSection.code.coding.display  -  MS  patternString="添付情報セクション"
section:attachmentSection.text                 -  MS
section:attachmentSection.text.status          -  MS  fixedCode="additional"
section:attachmentSection.entry                1..*  type Reference(DocumentReference Bundle)
section:attachmentSection.section              0..0
section:remarksCommunicationSection            0..*  MS
section:remarksCommunicationSection.title      1..1  MS  fixedString="備考・連絡情報"
section:remarksCommunicationSection.code       1..1  MS
section:remarksCommunicationSection.code.coding  1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:remarksCommunicationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:remarksCommunicationSection.code.coding.code  1..1  MS  fixedCode="220"
section:remarksCommunicationSection.code.coding.display  -  MS  patternString="備考・連絡情報セクション"
section:remarksCommunicationSection.text       -  MS
section:remarksCommunicationSection.text.status  -  MS  fixedCode="additional"
section:remarksCommunicationSection.entry      0..1  type Reference(DocumentReference core:JP_DocumentReference)
section:remarksCommunicationSection.section    0..0
section:pdfSection                             0..*  MS
section:pdfSection.title                       1..1  MS  fixedString="PDF"
section:pdfSection.code                        1..1  MS
section:pdfSection.code.coding                 1..1  MS  binding required http://jpfhir.jp/fhir/eReferral/ValueSet/document-section
section:pdfSection.code.coding.system          1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:pdfSection.code.coding.code            1..1  MS  fixedCode="230"
section:pdfSection.code.coding.display         -  MS  patternString="PDFセクション"
section:pdfSection.text                        0..0  MS
section:pdfSection.text.status                 -  MS  fixedCode="additional"
section:pdfSection.entry                       1..*  type Reference(DocumentReference core:JP_DocumentReference)
section:pdfSection.section                     0..0

invariant checkExist-CDASection-or-CompositionSection error Composition
    Either a CDA section (200) or a structured section (300).
    CDA参照のセクション(200)と構造情報のセクション(300)の、どちらか一方だけを置きます。
    section.where(code.coding.code = '200').exists() xor section.where(code.coding.code = '300').exists()
