url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Patient_eCS
type  Patient
base  http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS

meta.profile                         -  patternCanonical="http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Patient_eCS"
extension                            1..*
extension:eCS_InstitutionNumber      1..1
extension:eCS_InstitutionNumber.url  -  fixedUri="http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber"
extension:eCS_InstitutionNumber.value[x].system  0..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"
address.city                         -  MS
address.state                        -  MS
