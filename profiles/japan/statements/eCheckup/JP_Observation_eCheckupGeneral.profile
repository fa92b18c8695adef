url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Observation_eCheckupGeneral
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

meta.lastUpdated               1..1  MS
meta.profile                   1..*  MS
identifier                     -  MS
identifier.system              -  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value               1..1  MS
basedOn                        0..0
partOf                         0..0
status                         -  MS  patternCode="final"
category                       0..1  MS
code                           -  MS  binding required http://jpfhir.jp/fhir/eCheckup/ValueSet/observation-code
subject                        1..1  MS  type Reference(eCS:JP_Patient_eCS)
effective[x]                   1..1  MS  type dateTime
performer                      0..1  MS
value[x]                       -  MS  type Quantity | CodeableConcept | string  slicing type:$this open
value[x]:valueQuantity         0..1  type Quantity
value[x]:valueString           0..1  type string
value[x]:valueCodeableConcept  0..1  type CodeableConcept
value[x]:valueCodeableConcept.coding.extension  0..1
value[x]:valueCodeableConcept.coding.extension:ordinalValue  0..1  type Extension<ordinalValue>
dataAbsentReason               -  MS
interpretation                 0..1  MS
note                           0..1  MS
method.coding.system           -  patternUri="urn:oid:1.2.392.200119.6.1007"
specimen.type                  -  patternUri="specimen"
specimen.display               1..1
referenceRange                 0..1
hasMember                      0..0
derivedFrom                    -  type Reference(eCheckup:JP_Media_eCheckupGeneral)
component                      -  MS
component.code                 -  MS
component.value[x]             -  MS
component.dataAbsentReason     -  MS
