url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_ObservationGroup_eCheckupGeneral
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

identifier           -  MS
identifier.system    -  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value     1..1  MS
basedOn              0..0
partOf               0..0
status               -  MS  patternCode="final"
category             0..0
code                 -  MS
subject              1..1  MS  type Reference(eCS:JP_Patient_eCS)
effective[x]         1..1  MS  type dateTime
performer            0..0
value[x]             0..0
dataAbsentReason     0..0
interpretation       0..0
method               0..0
specimen             0..0
referenceRange       0..0
hasMember            -  MS  type Reference(eCheckup:JP_Observation_eCheckupGeneral)
hasMember.reference  1..1  MS
component            0..0  MS
