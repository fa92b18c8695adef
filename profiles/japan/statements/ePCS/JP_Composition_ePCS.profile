url   http://jpfhir.jp/fhir/ePCS/StructureDefinition/JP_Composition_ePCS
type  Composition
base  http://hl7.org/fhir/StructureDefinition/Composition

meta.lastUpdated                  1..1  MS
meta.profile                      1..*  MS
extension                         1..*
extension:version                 1..1  MS  type Extension<composition-clinicaldocument-versionNumber>
extension:version.url             -  MS  fixedUri="http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"
extension:version.value[x]        1..1  MS  type string
identifier                        1..1  MS
identifier.system                 1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value                  1..1  MS
status                            -  fixedCode="final"
type                              -  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/doc-typecodes
type.coding                       1..1  MS
type.coding.system                -  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes"
type.coding.code                  1..1  MS  fixedCode="56447-6"
type.coding.display               -  fixedString="計画書"
category                          1..1  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/doc-subtypecodes
category.coding                   1..1  MS
category.coding.system            1..1  MS  fixedUri="http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes"
category.coding.code              1..1  MS
subject                           1..1  MS  type Reference(eCS:JP_Patient_eCS)
subject.reference                 1..1  MS
encounter                         1..1  MS
date                              -  MS
author                            2..2  MS  type Reference(eCS:JP_Practitioner_eCS eCS:JP_Organization_eCS)
title                             -  MS  fixedString="患者サマリー（療養計画書）"
custodian                         0..0  MS
event                             0..0  MS
section                           0..1  MS
section.title                     1..1  MS  fixedString="計画サマリー"
section.code                      1..1  MS
section.code.coding               1..1  MS  fixedCoding={"code": "422", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/document-section", "display": "計画サマリーセクション"}  binding required http://jpfhir.jp/fhir/ePCS/ValueSet/document-section
section.code.coding.system        1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/document-section"
section.code.coding.code          1..1  MS
section.code.coding.display       -  MS
section.code.coding.userSelected  0..0
section.code.text                 0..0
section.text                      -  MS
section.text.status               -  MS  fixedCode="additional"
section.mode                      0..0
section.orderedBy                 0..0
section.entry                     2..*  slicing profile:resolve() closed
section.entry:carePlan            1..1  MS  type Reference(eCS:JP_CarePlan_ePCS)
section.entry:condition           1..*  MS  type Reference(eCS:JP_Condition_eCS)
section.section                   0..0
