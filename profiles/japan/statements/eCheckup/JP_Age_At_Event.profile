url   http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/JP_Age_At_Event
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension                           2..*
extension:age                       1..1  MS
extension:age.extension             0..0
extension:age.url                   -  fixedUri="age"
extension:age.value[x]              -  type Age
extension:age.value[x].value        1..1  MS
extension:age.value[x].unit         0..1  fixedString="歳"
extension:age.value[x].system       0..1  fixedUri="http://unitsofmeasure.org"
extension:age.value[x].code         0..1  patternCode="a"
extension:event                     1..1  MS
extension:event.extension           0..0
extension:event.url                 -  fixedUri="event"
extension:event.value[x]            -  type Reference(eCheckup:JP_Encounter_eCheckupGeneral)
extension:event.value[x].reference  1..1  MS
url                                 -  fixedUri="http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/JP_Age_At_Event"
value[x]                            0..0
