url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral
type  Encounter
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter

meta.lastUpdated           1..1  MS
meta.profile               1..*  MS
status                     -  MS  patternCode="finished"
class                      -  MS  patternCoding={"code": "checkup", "system": "http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category", "display": "健診"}
serviceType                -  MS
serviceType.coding         -  binding required http://jpfhir.jp/fhir/eCheckup/ValueSet/checkup-encounter-type
period                     1..1  MS
period.start               1..1  MS
period.end                 1..1  MS
serviceProvider            -  type Reference(eCheckup:JP_Organization_eCheckupGeneral)
serviceProvider.reference  1..1  MS
