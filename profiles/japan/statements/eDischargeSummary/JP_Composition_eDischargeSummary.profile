url   http://jpfhir.jp/fhir/eDischargeSummary/StructureDefinition/JP_Composition_eDischargeSummary
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
type.coding.code                               1..1  MS  fixedCode="18842-5"
type.coding.display                            -  MS  fixedString="退院時サマリー"
category                                       1..1  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/doc-subtypecodes
category.coding                                1..1  MS
category.coding.system                         1..1  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes"
category.coding.code                           1..1  MS  fixedCode="DISCHARGE"
subject                                        1..1  MS
subject.reference                              1..1  MS
encounter                                      -  MS  type Reference(core:JP_Encounter)
encounter.reference                            1..1  MS
date                                           -  MS
author                                         -  type Reference(eCS:JP_Practitioner_eCS eCS:JP_Organization_eCS)
title                                          -  MS  fixedString="退院時サマリー"
custodian                                      1..1  MS  type Reference(eCS:JP_Organization_eCS)
custodian.reference                            1..1
event                                          1..1  MS
event.code                                     0..0
event.period                                   1..1  MS
event.period.start                             1..1  MS
event.period.end                               1..1  MS
section                                        -  slicing value:code.coding.code open
section.title                                  1..1  MS
section.code                                   1..1  MS
section.code.coding                            1..1  MS  binding required http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section
section.code.coding.system                     1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section.code.coding.code                       1..1  MS
section.code.coding.display                    -  MS
section.code.coding.userSelected               0..0
section.code.text                              0..0
section.text                                   -  MS
section.text.status                            -  MS  fixedCode="additional"
section.mode                                   0..0
section.orderedBy                              0..0
section:cdaSection                             0..1  MS
section:cdaSection.title                       1..1  MS  fixedString="CDA参照"
section:cdaSection.code                        1..1  MS
section:cdaSection.code.coding                 1..1  MS  binding required http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section
section:cdaSection.code.coding.system          1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:cdaSection.code.coding.code            1..1  MS  fixedCode="200"
section:cdaSection.code.coding.display         -  MS  patternString="CDA参照セクション"
section:cdaSection.text                        -  MS
section:cdaSection.text.status                 -  MS  fixedCode="additional"
section:cdaSection.entry                       1..1  type Reference(DocumentReference)
section:cdaSection.section                     0..0
section:structuredSection                      0..1  MS
section:structuredSection.title                1..1  MS  fixedString="構造情報"
section:structuredSection.code                 1..1  MS
section:structuredSection.code.coding          1..1  MS  binding required http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section
section:structuredSection.code.coding.system   1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.code.coding.code     1..1  MS  fixedCode="300"
section:structuredSection.code.coding.display  -  MS  patternString="構造情報セクション"
section:structuredSection.text                 0..0  MS
section:structuredSection.text.status          -  MS  fixedCode="additional"
section:structuredSection.emptyReason          -  MS
section:structuredSection.section              10..*  slicing value:code.coding.code open
section:structuredSection.section:detailsOnAdmissionSection  1..1  MS  type BackboneElement
section:structuredSection.section:detailsOnAdmissionSection.title  1..1  MS  patternString="入院時詳細"
section:structuredSection.section:detailsOnAdmissionSection.code  1..1  MS
section:structuredSection.section:detailsOnAdmissionSection.code.coding  1..1  MS
section:structuredSection.section:detailsOnAdmissionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:detailsOnAdmissionSection.code.coding.code  1..1  MS  fixedCode="322"
section:structuredSection.section:detailsOnAdmissionSection.code.coding.display  -  MS  patternString="入院時詳細セクション"
section:structuredSection.section:detailsOnAdmissionSection.code.coding.userSelected  0..0
section:structuredSection.section:detailsOnAdmissionSection.code.text  0..0
section:structuredSection.section:detailsOnAdmissionSection.text  -  MS
section:structuredSection.section:detailsOnAdmissionSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:detailsOnAdmissionSection.mode  0..0
section:structuredSection.section:detailsOnAdmissionSection.orderedBy  0..0
section:structuredSection.section:detailsOnAdmissionSection.entry  1..1  MS  type Reference(core:JP_Encounter)
section:structuredSection.section:detailsOnAdmissionSection.emptyReason  -  MS
section:structuredSection.section:detailsOnAdmissionSection.section  0..0
section:structuredSection.section:diagnosesOnAdmissionSection  1..1  MS  type BackboneElement
section:structuredSection.section:diagnosesOnAdmissionSection.title  1..1  MS  patternString="入院時診断"
section:structuredSection.section:diagnosesOnAdmissionSection.code  1..1  MS
section:structuredSection.section:diagnosesOnAdmissionSection.code.coding  1..1  MS
section:structuredSection.section:diagnosesOnAdmissionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:diagnosesOnAdmissionSection.code.coding.code  1..1  MS  fixedCode="342"
section:structuredSection.section:diagnosesOnAdmissionSection.code.coding.display  -  MS  patternString="入院時診断セクション"
section:structuredSection.section:diagnosesOnAdmissionSection.code.coding.userSelected  0..0
section:structuredSection.section:diagnosesOnAdmissionSection.code.text  0..0
section:structuredSection.section:diagnosesOnAdmissionSection.text  -  MS
section:structuredSection.section:diagnosesOnAdmissionSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:diagnosesOnAdmissionSection.mode  0..0
section:structuredSection.section:diagnosesOnAdmissionSection.orderedBy  0..0
section:structuredSection.section:diagnosesOnAdmissionSection.entry  -  MS  type Reference(core:JP_Condition)
section:structuredSection.section:diagnosesOnAdmissionSection.emptyReason  -  MS
section:structuredSection.section:diagnosesOnAdmissionSection.section  0..0
section:structuredSection.section:allergyIntoleranceSection  0..1  MS  type BackboneElement
section:structuredSection.section:allergyIntoleranceSection.title  1..1  MS  patternString="アレルギー・不耐性反応"
section:structuredSection.section:allergyIntoleranceSection.code  1..1  MS
section:structuredSection.section:allergyIntoleranceSection.code.coding  1..1  MS
section:structuredSection.section:allergyIntoleranceSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:allergyIntoleranceSection.code.coding.code  1..1  MS  fixedCode="510"
section:structuredSection.section:allergyIntoleranceSection.code.coding.display  -  MS  patternString="アレルギー・不耐性反応セクション"
section:structuredSection.section:allergyIntoleranceSection.code.coding.userSelected  0..0
section:structuredSection.section:allergyIntoleranceSection.code.text  0..0
section:structuredSection.section:allergyIntoleranceSection.text  -  MS
section:structuredSection.section:allergyIntoleranceSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:allergyIntoleranceSection.mode  0..0
section:structuredSection.section:allergyIntoleranceSection.orderedBy  0..0
section:structuredSection.section:allergyIntoleranceSection.entry  -  MS  type Reference(core:JP_AllergyIntolerance)
section:structuredSection.section:allergyIntoleranceSection.section  0..0
section:structuredSection.section:chiefComplaintsSection  1..1  MS  type BackboneElement
section:structuredSection.section:chiefComplaintsSection.title  1..1  MS  patternString="主訴"
section:structuredSection.section:chiefComplaintsSection.code  1..1  MS
section:structuredSection.section:chiefComplaintsSection.code.coding  1..1  MS
section:structuredSection.section:chiefComplaintsSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:chiefComplaintsSection.code.coding.code  1..1  MS  fixedCode="352"
section:structuredSection.section:chiefComplaintsSection.code.coding.display  -  MS  patternString="主訴セクション"
section:structuredSection.section:chiefComplaintsSection.code.coding.userSelected  0..0
section:structuredSection.section:chiefComplaintsSection.code.text  0..0
section:structuredSection.section:chiefComplaintsSection.text  -  MS
section:structuredSection.section:chiefComplaintsSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:chiefComplaintsSection.mode  0..0
section:structuredSection.section:chiefComplaintsSection.orderedBy  0..0
section:structuredSection.section:chiefComplaintsSection.entry  -  MS  type Reference(core:JP_Condition)
section:structuredSection.section:chiefComplaintsSection.section  0..0
section:structuredSection.section:reasonForAdmissionSection  1..1  MS  type BackboneElement
section:structuredSection.section:reasonForAdmissionSection.title  1..1  MS  patternString="入院理由"
section:structuredSection.section:reasonForAdmissionSection.code  1..1  MS
section:structuredSection.section:reasonForAdmissionSection.code.coding  1..1  MS
section:structuredSection.section:reasonForAdmissionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:reasonForAdmissionSection.code.coding.code  1..1  MS  fixedCode="312"
section:structuredSection.section:reasonForAdmissionSection.code.coding.display  -  MS  patternString="入院理由セクション"
section:structuredSection.section:reasonForAdmissionSection.code.coding.userSelected  0..0
section:structuredSection.section:reasonForAdmissionSection.code.text  0..0
section:structuredSection.section:reasonForAdmissionSection.text  -  MS
section:structuredSection.section:reasonForAdmissionSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:reasonForAdmissionSection.mode  0..0
section:structuredSection.section:reasonForAdmissionSection.orderedBy  0..0
section:structuredSection.section:reasonForAdmissionSection.entry  0..1  MS  type Reference(core:JP_Encounter)
section:structuredSection.section:reasonForAdmissionSection.section  0..0
section:structuredSection.section:presentIllnessSection  1..1  MS  type BackboneElement
section:structuredSection.section:presentIllnessSection.title  1..1  MS  patternString="現病歴"
section:structuredSection.section:presentIllnessSection.code  1..1  MS
section:structuredSection.section:presentIllnessSection.code.coding  1..1  MS
section:structuredSection.section:presentIllnessSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:presentIllnessSection.code.coding.code  1..1  MS  fixedCode="362"
section:structuredSection.section:presentIllnessSection.code.coding.display  -  MS  patternString="現病歴セクション"
section:structuredSection.section:presentIllnessSection.code.coding.userSelected  0..0
section:structuredSection.section:presentIllnessSection.code.text  0..0
section:structuredSection.section:presentIllnessSection.text  -  MS
section:structuredSection.section:presentIllnessSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:presentIllnessSection.mode  0..0
section:structuredSection.section:presentIllnessSection.orderedBy  0..0
section:structuredSection.section:presentIllnessSection.entry  -  MS  type Reference(core:JP_Condition)
section:structuredSection.section:presentIllnessSection.section  0..0
section:structuredSection.section:pastIllnessSection  0..1  MS  type BackboneElement
section:structuredSection.section:pastIllnessSection.title  1..1  MS  patternString="既往歴"
section:structuredSection.section:pastIllnessSection.code  1..1  MS
section:structuredSection.section:pastIllnessSection.code.coding  1..1  MS
section:structuredSection.section:pastIllnessSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:pastIllnessSection.code.coding.code  1..1  MS  fixedCode="372"
section:structuredSection.section:pastIllnessSection.code.coding.display  -  MS  patternString="既往歴セクション"
section:structuredSection.section:pastIllnessSection.code.coding.userSelected  0..0
section:structuredSection.section:pastIllnessSection.code.text  0..0
section:structuredSection.section:pastIllnessSection.text  -  MS
section:structuredSection.section:pastIllnessSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:pastIllnessSection.mode  0..0
section:structuredSection.section:pastIllnessSection.orderedBy  0..0
section:structuredSection.section:pastIllnessSection.entry  -  MS  type Reference(core:JP_Condition)
section:structuredSection.section:pastIllnessSection.section  0..0
section:structuredSection.section:medicationsOnAdmissionSection  0..1  MS  type BackboneElement
section:structuredSection.section:medicationsOnAdmissionSection.title  1..1  MS  patternString="入院時服薬"
section:structuredSection.section:medicationsOnAdmissionSection.code  1..1  MS
section:structuredSection.section:medicationsOnAdmissionSection.code.coding  1..1  MS
section:structuredSection.section:medicationsOnAdmissionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:medicationsOnAdmissionSection.code.coding.code  1..1  MS  fixedCode="432"
section:structuredSection.section:medicationsOnAdmissionSection.code.coding.display  -  MS  patternString="入院時服薬セクション"
section:structuredSection.section:medicationsOnAdmissionSection.code.coding.userSelected  0..0
section:structuredSection.section:medicationsOnAdmissionSection.code.text  0..0
section:structuredSection.section:medicationsOnAdmissionSection.text  -  MS
section:structuredSection.section:medicationsOnAdmissionSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:medicationsOnAdmissionSection.mode  0..0
section:structuredSection.section:medicationsOnAdmissionSection.orderedBy  0..0
section:structuredSection.section:medicationsOnAdmissionSection.entry  -  MS  type Reference(eCS:JP_MedicationRequest_eCS)
section:structuredSection.section:medicationsOnAdmissionSection.section  0..0
section:structuredSection.section:socialHistorySection  0..1  MS  type BackboneElement
section:structuredSection.section:socialHistorySection.title  1..1  MS  patternString="社会歴・生活習慣"
section:structuredSection.section:socialHistorySection.code  1..1  MS
section:structuredSection.section:socialHistorySection.code.coding  1..1  MS
section:structuredSection.section:socialHistorySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:socialHistorySection.code.coding.code  1..1  MS  fixedCode="642"
section:structuredSection.section:socialHistorySection.code.coding.display  -  MS  patternString="社会歴・生活習慣セクション"
section:structuredSection.section:socialHistorySection.code.coding.userSelected  0..0
section:structuredSection.section:socialHistorySection.code.text  0..0
section:structuredSection.section:socialHistorySection.text  -  MS
section:structuredSection.section:socialHistorySection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:socialHistorySection.mode  0..0
section:structuredSection.section:socialHistorySection.orderedBy  0..0
section:structuredSection.section:socialHistorySection.entry  -  MS  type Reference(core:JP_Observation_SocialHistory)
section:structuredSection.section:socialHistorySection.section  0..0
section:structuredSection.section:physicalStatusOnAdmissionSection  0..1  MS  type BackboneElement
section:structuredSection.section:physicalStatusOnAdmissionSection.title  1..1  MS  patternString="入院時身体所見"
section:structuredSection.section:physicalStatusOnAdmissionSection.code  1..1  MS
section:structuredSection.section:physicalStatusOnAdmissionSection.code.coding  1..1  MS
section:structuredSection.section:physicalStatusOnAdmissionSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:physicalStatusOnAdmissionSection.code.coding.code  1..1  MS  fixedCode="612"
section:structuredSection.section:physicalStatusOnAdmissionSection.code.coding.display  -  MS  patternString="入院時身体所見セクション"
section:structuredSection.section:physicalStatusOnAdmissionSection.code.coding.userSelected  0..0
section:structuredSection.section:physicalStatusOnAdmissionSection.code.text  0..0
section:structuredSection.section:physicalStatusOnAdmissionSection.text  -  MS
section:structuredSection.section:physicalStatusOnAdmissionSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:physicalStatusOnAdmissionSection.mode  0..0
section:structuredSection.section:physicalStatusOnAdmissionSection.orderedBy  0..0
section:structuredSection.section:physicalStatusOnAdmissionSection.entry  -  MS  type Reference(core:JP_Observation_Common)
section:structuredSection.section:physicalStatusOnAdmissionSection.section  0..0
section:structuredSection.section:familiyHistorySection  0..1  MS  type BackboneElement
section:structuredSection.section:familiyHistorySection.title  1..1  MS  patternString="家族歴"
section:structuredSection.section:familiyHistorySection.code  1..1  MS
section:structuredSection.section:familiyHistorySection.code.coding  1..1  MS
section:structuredSection.section:familiyHistorySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:familiyHistorySection.code.coding.code  1..1  MS  fixedCode="552"
section:structuredSection.section:familiyHistorySection.code.coding.display  -  MS  patternString="家族歴セクション"
section:structuredSection.section:familiyHistorySection.code.coding.userSelected  0..0
section:structuredSection.section:familiyHistorySection.code.text  0..0
section:structuredSection.section:familiyHistorySection.text  -  MS
section:structuredSection.section:familiyHistorySection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:familiyHistorySection.mode  0..0
section:structuredSection.section:familiyHistorySection.orderedBy  0..0
section:structuredSection.section:familiyHistorySection.entry  -  MS  type Reference(core:JP_FamilyMemberHistory)
section:structuredSection.section:familiyHistorySection.section  0..0
section:structuredSection.section:hospitalCourseSection  1..1  MS  type BackboneElement
section:structuredSection.section:hospitalCourseSection.title  1..1  MS  patternString="入院中経過"
section:structuredSection.section:hospitalCourseSection.code  1..1  MS
section:structuredSection.section:hospitalCourseSection.code.coding  1..1  MS
section:structuredSection.section:hospitalCourseSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:hospitalCourseSection.code.coding.code  1..1  MS  fixedCode="333"
section:structuredSection.section:hospitalCourseSection.code.coding.display  -  MS  patternString="入院中経過セクション"
section:structuredSection.section:hospitalCourseSection.code.coding.userSelected  0..0
section:structuredSection.section:hospitalCourseSection.code.text  0..0
section:structuredSection.section:hospitalCourseSection.text  -  MS
section:structuredSection.section:hospitalCourseSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:hospitalCourseSection.mode  0..0
section:structuredSection.section:hospitalCourseSection.orderedBy  0..0
section:structuredSection.section:hospitalCourseSection.entry  1..*  MS  type Reference(core:JP_DocumentReference)
section:structuredSection.section:hospitalCourseSection.section  0..0
section:structuredSection.section:detailsOnDischargeSection  1..1  MS  type BackboneElement
section:structuredSection.section:detailsOnDischargeSection.title  1..1  MS  patternString="退院時詳細"
section:structuredSection.section:detailsOnDischargeSection.code  1..1  MS
section:structuredSection.section:detailsOnDischargeSection.code.coding  1..1  MS
section:structuredSection.section:detailsOnDischargeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:detailsOnDischargeSection.code.coding.code  1..1  MS  fixedCode="324"
section:structuredSection.section:detailsOnDischargeSection.code.coding.display  -  MS  patternString="退院時詳細セクション"
section:structuredSection.section:detailsOnDischargeSection.code.coding.userSelected  0..0
section:structuredSection.section:detailsOnDischargeSection.code.text  0..0
section:structuredSection.section:detailsOnDischargeSection.text  -  MS
section:structuredSection.section:detailsOnDischargeSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:detailsOnDischargeSection.mode  0..0
section:structuredSection.section:detailsOnDischargeSection.orderedBy  0..0
section:structuredSection.section:detailsOnDischargeSection.entry  1..1  MS  type Reference(core:JP_Encounter)
section:structuredSection.section:detailsOnDischargeSection.section  0..0
section:structuredSection.section:diagnosesOnDischargeSection  1..1  MS  type BackboneElement
section:structuredSection.section:diagnosesOnDischargeSection.title  1..1  MS  patternString="退院時診断"
section:structuredSection.section:diagnosesOnDischargeSection.code  1..1  MS
section:structuredSection.section:diagnosesOnDischargeSection.code.coding  1..1  MS
section:structuredSection.section:diagnosesOnDischargeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:diagnosesOnDischargeSection.code.coding.code  1..1  MS  fixedCode="344"
section:structuredSection.section:diagnosesOnDischargeSection.code.coding.display  -  MS  patternString="退院時診断セクション"
section:structuredSection.section:diagnosesOnDischargeSection.code.coding.userSelected  0..0
section:structuredSection.section:diagnosesOnDischargeSection.code.text  0..0
section:structuredSection.section:diagnosesOnDischargeSection.text  -  MS
section:structuredSection.section:diagnosesOnDischargeSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:diagnosesOnDischargeSection.mode  0..0
section:structuredSection.section:diagnosesOnDischargeSection.orderedBy  0..0
section:structuredSection.section:diagnosesOnDischargeSection.entry  1..*  MS  type Reference(core:JP_Condition)
section:structuredSection.section:diagnosesOnDischargeSection.emptyReason  -  MS
section:structuredSection.section:diagnosesOnDischargeSection.section  0..0
section:structuredSection.section:medicationOnDischargeSection  1..1  MS  type BackboneElement
section:structuredSection.section:medicationOnDischargeSection.title  1..1  MS  patternString="退院時投薬指示"
section:structuredSection.section:medicationOnDischargeSection.code  1..1  MS
section:structuredSection.section:medicationOnDischargeSection.code.coding  1..1  MS
section:structuredSection.section:medicationOnDischargeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:medicationOnDischargeSection.code.coding.code  1..1  MS  fixedCode="444"
section:structuredSection.section:medicationOnDischargeSection.code.coding.display  -  MS  patternString="退院時投薬指示セクション"
section:structuredSection.section:medicationOnDischargeSection.code.coding.userSelected  0..0
section:structuredSection.section:medicationOnDischargeSection.code.text  0..0
section:structuredSection.section:medicationOnDischargeSection.text  -  MS
section:structuredSection.section:medicationOnDischargeSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:medicationOnDischargeSection.mode  0..0
section:structuredSection.section:medicationOnDischargeSection.orderedBy  0..0
section:structuredSection.section:medicationOnDischargeSection.entry  -  MS  type Reference(eCS:JP_MedicationRequest_eCS)
section:structuredSection.section:medicationOnDischargeSection.section  0..0
section:structuredSection.section:instructionOnDischargeSection  1..1  MS  type BackboneElement
section:structuredSection.section:instructionOnDischargeSection.title  1..1  MS  patternString="退院時方針指示"
section:structuredSection.section:instructionOnDischargeSection.code  1..1  MS
section:structuredSection.section:instructionOnDischargeSection.code.coding  1..1  MS
section:structuredSection.section:instructionOnDischargeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:instructionOnDischargeSection.code.coding.code  1..1  MS  fixedCode="424"
section:structuredSection.section:instructionOnDischargeSection.code.coding.display  -  MS  patternString="退院時方針指示セクション"
section:structuredSection.section:instructionOnDischargeSection.code.coding.userSelected  0..0
section:structuredSection.section:instructionOnDischargeSection.code.text  0..0
section:structuredSection.section:instructionOnDischargeSection.text  -  MS
section:structuredSection.section:instructionOnDischargeSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:instructionOnDischargeSection.mode  0..0
section:structuredSection.section:instructionOnDischargeSection.orderedBy  0..0
section:structuredSection.section:instructionOnDischargeSection.entry  -  MS  type Reference(core:JP_CarePlan)
section:structuredSection.section:instructionOnDischargeSection.section  0..0
section:structuredSection.section:physicalStatusOnDischargeSection  0..1  MS  type BackboneElement
section:structuredSection.section:physicalStatusOnDischargeSection.title  1..1  MS  patternString="退院時身体所見"
section:structuredSection.section:physicalStatusOnDischargeSection.code  1..1  MS
section:structuredSection.section:physicalStatusOnDischargeSection.code.coding  1..1  MS
section:structuredSection.section:physicalStatusOnDischargeSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:physicalStatusOnDischargeSection.code.coding.code  1..1  MS  fixedCode="614"
section:structuredSection.section:physicalStatusOnDischargeSection.code.coding.display  -  MS  patternString="退院時身体所見セクション"
section:structuredSection.section:physicalStatusOnDischargeSection.code.coding.userSelected  0..0
section:structuredSection.section:physicalStatusOnDischargeSection.code.text  0..0
section:structuredSection.section:physicalStatusOnDischargeSection.text  -  MS
section:structuredSection.section:physicalStatusOnDischargeSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:physicalStatusOnDischargeSection.mode  0..0
section:structuredSection.section:physicalStatusOnDischargeSection.orderedBy  0..0
section:structuredSection.section:physicalStatusOnDischargeSection.entry  -  MS  type Reference(core:JP_Observation_Common)
section:structuredSection.section:physicalStatusOnDischargeSection.section  0..0
section:structuredSection.section:hospitalProcedureSection  0..1  MS  type BackboneElement
section:structuredSection.section:hospitalProcedureSection.title  1..1  MS  patternString="入院中治療"
section:structuredSection.section:hospitalProcedureSection.code  1..1  MS
section:structuredSection.section:hospitalProcedureSection.code.coding  1..1  MS
section:structuredSection.section:hospitalProcedureSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:hospitalProcedureSection.code.coding.code  1..1  MS  fixedCode="713"
section:structuredSection.section:hospitalProcedureSection.code.coding.display  -  MS  patternString="入院中治療セクション"
section:structuredSection.section:hospitalProcedureSection.code.coding.userSelected  0..0
section:structuredSection.section:hospitalProcedureSection.code.text  0..0
section:structuredSection.section:hospitalProcedureSection.text  -  MS
section:structuredSection.section:hospitalProcedureSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:hospitalProcedureSection.mode  0..0
section:structuredSection.section:hospitalProcedureSection.orderedBy  0..0
section:structuredSection.section:hospitalProcedureSection.entry  -  MS  type Reference(core:JP_Procedure)
section:structuredSection.section:hospitalProcedureSection.section  0..0
section:structuredSection.section:hospitalStudySection  0..1  MS  type BackboneElement
section:structuredSection.section:hospitalStudySection.title  1..1  MS  patternString="入院中検査結果"
section:structuredSection.section:hospitalStudySection.code  1..1  MS
section:structuredSection.section:hospitalStudySection.code.coding  1..1  MS
section:structuredSection.section:hospitalStudySection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:hospitalStudySection.code.coding.code  1..1  MS  fixedCode="623"
section:structuredSection.section:hospitalStudySection.code.coding.display  -  MS  patternString="入院中検査結果セクション"
section:structuredSection.section:hospitalStudySection.code.coding.userSelected  0..0
section:structuredSection.section:hospitalStudySection.code.text  0..0
section:structuredSection.section:hospitalStudySection.text  -  MS
section:structuredSection.section:hospitalStudySection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:hospitalStudySection.mode  0..0
section:structuredSection.section:hospitalStudySection.orderedBy  0..0
section:structuredSection.section:hospitalStudySection.entry  -  MS  type Reference(core:JP_Observation_Common core:JP_ImagingStudy_Radiology core:JP_DiagnosticReport_Common Bundle)
section:structuredSection.section:hospitalStudySection.section  0..0
section:structuredSection.section:medicalDeviceSection  0..1  MS  type BackboneElement
section:structuredSection.section:medicalDeviceSection.title  1..1  MS  patternString="医療機器"
section:structuredSection.section:medicalDeviceSection.code  1..1  MS
section:structuredSection.section:medicalDeviceSection.code.coding  1..1  MS
section:structuredSection.section:medicalDeviceSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:medicalDeviceSection.code.coding.code  1..1  MS  fixedCode="810"
section:structuredSection.section:medicalDeviceSection.code.coding.display  -  MS  patternString="医療機器セクション"
section:structuredSection.section:medicalDeviceSection.code.coding.userSelected  0..0
section:structuredSection.section:medicalDeviceSection.code.text  0..0
section:structuredSection.section:medicalDeviceSection.text  -  MS
section:structuredSection.section:medicalDeviceSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:medicalDeviceSection.mode  0..0
section:structuredSection.section:medicalDeviceSection.orderedBy  0..0
section:structuredSection.section:medicalDeviceSection.entry  -  MS  type Reference(core:JP_DeviceUseStatement)
section:structuredSection.section:medicalDeviceSection.section  0..0
section:structuredSection.section:immunizationSection  0..1  MS  type BackboneElement
section:structuredSection.section:immunizationSection.title  1..1  MS  patternString="予防接種歴"
section:structuredSection.section:immunizationSection.code  1..1  MS
section:structuredSection.section:immunizationSection.code.coding  1..1  MS
section:structuredSection.section:immunizationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:immunizationSection.code.coding.code  1..1  MS  fixedCode="530"
section:structuredSection.section:immunizationSection.code.coding.display  -  MS  patternString="予防接種歴セクション"
section:structuredSection.section:immunizationSection.code.coding.userSelected  0..0
section:structuredSection.section:immunizationSection.code.text  0..0
section:structuredSection.section:immunizationSection.text  -  MS
section:structuredSection.section:immunizationSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:immunizationSection.mode  0..0
section:structuredSection.section:immunizationSection.orderedBy  0..0
section:structuredSection.section:immunizationSection.entry  -  MS  type Reference(core:JP_Immunization)
section:structuredSection.section:immunizationSection.section  0..0
section:structuredSection.section:advanceDirectiveSection  0..1  MS  type BackboneElement
section:structuredSection.section:advanceDirectiveSection.title  1..1  MS  patternString="事前指示"
section:structuredSection.section:advanceDirectiveSection.code  1..1  MS
section:structuredSection.section:advanceDirectiveSection.code.coding  1..1  MS
section:structuredSection.section:advanceDirectiveSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:advanceDirectiveSection.code.coding.code  1..1  MS  fixedCode="410"
section:structuredSection.section:advanceDirectiveSection.code.coding.display  -  MS  patternString="事前指示セクション"
section:structuredSection.section:advanceDirectiveSection.code.coding.userSelected  0..0
section:structuredSection.section:advanceDirectiveSection.code.text  0..0
section:structuredSection.section:advanceDirectiveSection.text  -  MS
section:structuredSection.section:advanceDirectiveSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:advanceDirectiveSection.mode  0..0
section:structuredSection.section:advanceDirectiveSection.orderedBy  0..0
section:structuredSection.section:advanceDirectiveSection.entry  -  MS  type Reference(core:JP_Consent)
section:structuredSection.section:advanceDirectiveSection.section  0..0
section:structuredSection.section:researchParticipationSection  0..1  MS  type BackboneElement
section:structuredSection.section:researchParticipationSection.title  1..1  MS  patternString="臨床研究参加"
section:structuredSection.section:researchParticipationSection.code  1..1  MS
section:structuredSection.section:researchParticipationSection.code.coding  1..1  MS
section:structuredSection.section:researchParticipationSection.code.coding.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:structuredSection.section:researchParticipationSection.code.coding.code  1..1  MS  fixedCode="830"
section:structuredSection.section:researchParticipationSection.code.coding.display  -  MS  patternString="臨床研究参加セクション"
section:structuredSection.section:researchParticipationSection.code.coding.userSelected  0..0
section:structuredSection.section:researchParticipationSection.code.text  0..0
section:structuredSection.section:researchParticipationSection.text  -  MS
section:structuredSection.section:researchParticipationSection.text.status  -  MS  fixedCode="additional"
section:structuredSection.section:researchParticipationSection.mode  0..0
section:structuredSection.section:researchParticipationSection.orderedBy  0..0
section:structuredSection.section:researchParticipationSection.entry  -  MS  type Reference(core:JP_ResearchSubject)
section:structuredSection.section:researchParticipationSection.section  0..0
section:attachmentSection                      0..*  MS
section:attachmentSection.title                1..1  MS  fixedString="添付情報"
section:attachmentSection.code                 1..1  MS
section:attachmentSection.code.coding          1..1  MS  binding required http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section
section:attachmentSection.code.coding.system   1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:attachmentSection.code.coding.code     1..1  MS  fixedCode="210"
section:attachmentSection.code.coding.display  -  MS  patternString="添付情報セクション"
section:attachmentSection.text                 -  MS
section:attachmentSection.text.status          -  MS  fixedCode="additional"
section:attachmentSection.entry                1..*  type Reference(DocumentReference Bundle)
section:attachmentSection.section              0..0
section:pdfSection                             0..*  MS
section:pdfSection.title                       1..1  MS  fixedString="PDF"
section:pdfSection.code                        1..1  MS
section:pdfSection.code.coding                 1..1  MS  binding required http://jpfhir.jp/fhir/eDischargeSummary/ValueSet/document-section
section:pdfSection.code.coding.system          1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section:pdfSection.code.coding.code            1..1  MS  fixedCode="230"
section:pdfSection.code.coding.display         -  MS  patternString="PDFセクション"
section:pdfSection.text                        -  MS
section:pdfSection.text.status                 -  MS  fixedCode="additional"
section:pdfSection.entry                       1..*  type Reference(DocumentReference)
section:pdfSection.section                     0..0

invariant checkExist-CDASection-or-structuredSection error Composition
    Either a CDA section (200) or a structured section (300).
    CDA参照のセクション(200)と構造情報のセクション(300)の、どちらか一方だけを置きます。
    section.where(code.coding.code = '200').exists() xor section.where(code.coding.code = '300').exists()
